// What main thread and workers say to each other. Findings cross as plain data: a Secret keeps its bytes private, so they travel beside it.

import type { Finding } from '../model/finding.ts';
import { Secret } from '../model/secret.ts';
import type { FileRef } from '../sources/read-file.ts';
import type { ScanResult } from './file-scanner.ts';

export type Task = { readonly files: readonly FileRef[] };

export type WireFinding = Omit<Finding, 'secret'> & { readonly secretBytes: Uint8Array };

export type Answer = {
  readonly result: Omit<ScanResult, 'findings'> & { readonly findings: readonly WireFinding[] };
  readonly engine: 're2' | 're2js' | undefined;
};

export function packAnswer(result: ScanResult, engine: Answer['engine']): Answer {
  return { result: { ...result, findings: result.findings.map(packFinding) }, engine };
}

export function unpackAnswer({ result }: Answer): ScanResult {
  return { ...result, findings: result.findings.map(unpackFinding) };
}

export function packFinding({ secret, ...rest }: Finding): WireFinding {
  return { ...rest, secretBytes: secret.reveal() };
}

export function unpackFinding({ secretBytes, ...rest }: WireFinding): Finding {
  return { ...rest, secret: new Secret(secretBytes) };
}
