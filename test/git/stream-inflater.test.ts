import { test } from 'vitest';
import { StreamInflater } from '../../src/git/stream-inflater.ts';
import { checkInflater } from './inflater-checks.ts';

test('inflates one stream after another, and goes on after a damaged one', () => checkInflater(new StreamInflater()));
