// What main thread and workers say to each other. Findings cross as plain data: a Secret keeps its bytes private, so they travel beside it.

import type { Finding } from '../model/finding.ts';
import { Secret } from '../model/secret.ts';
import type { FileRef } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';

export type Task = { readonly files: readonly FileRef[] };

type WireFinding = Omit<Finding, 'secret'> & { readonly secretBytes: Uint8Array };

export type Answer = {
  readonly result: Omit<ScanResult, 'findings'> & { readonly findings: readonly WireFinding[] };
  readonly engine: 're2' | 're2js' | undefined;
};

export function packAnswer(result: ScanResult, engine: Answer['engine']): Answer {
  const findings = result.findings.map(
    ({ secret, ...rest }): WireFinding => ({ ...rest, secretBytes: secret.reveal() }),
  );
  return { result: { ...result, findings }, engine };
}

export function unpackAnswer({ result }: Answer): ScanResult {
  const findings = result.findings.map(
    ({ secretBytes, ...rest }): Finding => ({ ...rest, secret: new Secret(secretBytes) }),
  );
  return { ...result, findings };
}
