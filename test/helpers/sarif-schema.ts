// The published SARIF 2.1.0 JSON schema, as an npm package ships it (its `exports` hide the file, so it is found beside its package.json).

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';

const holder = '@datadog/datadog-ci-plugin-sarif';

// Compiling takes a third of a second.
const validate = compileSchema();

/** Problems of a SARIF document, one line each; empty when it is valid. */
export function sarifProblems(document: unknown): string[] {
  validate(document);
  return (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
}

function compileSchema(): ValidateFunction {
  const folder = join(createRequire(import.meta.url).resolve(`${holder}/package.json`), '..');
  const schema = JSON.parse(readFileSync(join(folder, 'dist/json-schema/sarif-schema-2.1.0.json'), 'utf8'));
  // The schema is not written for ajv's strict mode.
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}
