// What the command line program needs of the world. Tests give their own; main.ts gives the process's.

export type Io = {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: { write(text: string): void; readonly isTerminal: boolean };
  readonly stderr: { write(text: string): void; readonly isTerminal: boolean };
  /** Width of the terminal, or of a page where there is none. */
  readonly columns: number;
  /** Aborts on Ctrl-C. */
  readonly signal: AbortSignal;
  /** Threads the machine runs at once. */
  readonly parallelism: number;
  /** Called once, before a scan that starts threads. */
  readonly prepareForThreads?: () => Promise<void>;
};
