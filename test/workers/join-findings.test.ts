import { describe, expect, it } from 'vitest';
import { joinFindings } from '../../src/workers/join-findings.ts';
import { buildFinding } from '../helpers/report-builder.ts';

const line = 'bcdfghjklmnpqrstvwxz';
const text = `begin ${line} ${line} end`;
const whole = buildFinding(text, text, { ruleId: 'whole-key', secretId: 'whole' });
const piece = buildFinding(text, line, { ruleId: 'piece-of-key', secretId: 'piece', confidence: 'low' });

describe('what is found in clear and decoded', () => {
  it('is no piece of what is surer and stands around it', () => {
    expect(joinFindings([whole], [piece])).toEqual([whole]);
  });

  it.each([
    ['is as sure', whole, { ...piece, confidence: 'high' as const }],
    ['reaches beyond it', piece, { ...whole, confidence: 'low' as const }],
    ['stands in a mere guess', { ...whole, ruleId: 'generic-key', tags: [] }, { ...piece, tags: ['generic'] }],
  ])('is kept where it %s', (_name, plain, decoded) => {
    expect(joinFindings([plain], [decoded])).toContain(decoded);
  });
});
