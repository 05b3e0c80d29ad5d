// The door to the report formats: turns a scan's result into text. Writes nothing anywhere; the caller owns the streams and the files.

import type { ScanReport } from '../model/report.ts';

/** `showSecrets` unmasks secrets, `color` allows ANSI colours (text only), `verbosity` is -1 (quiet), 0, 1 or 2 (text only). */
export type ReportOptions = {
  readonly showSecrets: boolean;
  readonly color: boolean;
  readonly verbosity: number;
};

/** The whole report, ending with a line break unless it is empty. Equal reports and options give equal bytes. */
export type Reporter = (report: ScanReport, options: ReportOptions) => string;

export const formatNames = ['text', 'json', 'sarif'] as const;
export type FormatName = (typeof formatNames)[number];

/** Loads the code of one format only: a hook that prints text does not pay for SARIF. */
export async function loadReporter(name: FormatName): Promise<Reporter> {
  switch (name) {
    case 'text':
      return (await import('./text.ts')).reportText;
    case 'json':
      return (await import('./json.ts')).reportJson;
    case 'sarif':
      return (await import('./sarif.ts')).reportSarif;
  }
}
