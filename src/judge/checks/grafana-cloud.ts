// Grafana Cloud access policy tokens (`glc_`) and Grafana's API keys of the old form (`eyJrIjoi...`): base64 of a small JSON object.

import { isJsonObject, type JsonObject, parseJsonObject, stringMember } from '../../lib/json-object.ts';
import { decodeBase64 } from '../../lib/strict-base64.ts';
import { malformed, verifiedIf } from '../payloads/outcome.ts';
import type { CheckOutcome, OfflineCheck } from './check.ts';

export const checkGrafanaCloud: OfflineCheck = (value) => {
  if (value.startsWith('glc_')) return accessPolicy(parseJsonObject(decodeBase64(value.slice(4))));
  return value.startsWith('eyJrIjoi') ? apiKey(parseJsonObject(decodeBase64(value))) : undefined;
};

function accessPolicy(token: JsonObject | undefined): CheckOutcome {
  if (!token) return malformed();
  const org = idOf(token.o);
  const name = stringMember(token, 'n') ?? null;
  const region = isJsonObject(token.m) ? (stringMember(token.m, 'r') ?? null) : null;
  const isWhole = org !== null && name !== null && stringMember(token, 'k') !== undefined;
  return verifiedIf(isWhole, { kind: 'access-policy', org, name, region });
}

function apiKey(token: JsonObject | undefined): CheckOutcome {
  if (!token) return malformed();
  const org = idOf(token.id);
  const name = stringMember(token, 'n') ?? null;
  const isWhole = org !== null && name !== null && stringMember(token, 'k') !== undefined;
  return verifiedIf(isWhole, { kind: 'api-key', org, name });
}

/** Organizations are numbered; the number stands as text or as a number. */
function idOf(value: unknown): string | null {
  if (typeof value === 'string' && value !== '') return value;
  return typeof value === 'number' && Number.isInteger(value) ? String(value) : null;
}
