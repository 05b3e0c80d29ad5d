import { defineConfig } from 'vitest/config';

// Tests measure no time: the limit ends what hangs, also on a machine that is busy with something else.
export default defineConfig({
  test: { include: ['test/**/*.test.ts'], testTimeout: 240_000, hookTimeout: 240_000, pool: 'forks', maxWorkers: 2 },
});
