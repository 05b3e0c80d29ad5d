import { defineConfig } from 'vitest/config';

/** Long proofs of what histories, patterns, rules and chunks mean, which ask nothing of Node that other tests do not: CI runs them on one version. */
const proofs = [
  'test/workers/blob-equality.test.ts',
  'test/workers/stream-scan.test.ts',
  'test/workers/blob-searcher.test.ts',
  'test/git/reference.test.ts',
  'test/git/attribution.test.ts',
  'test/rules/pattern/**/*.test.ts',
  'test/rules/builtin.test.ts',
  'test/rules/gitleaks-config.test.ts',
  'test/rules/providers.test.ts',
  'test/pipeline/history-allow.test.ts',
  'test/pipeline/history-missing.test.ts',
  'test/pipeline/history-replace.test.ts',
  'test/pipeline/history-submodules.test.ts',
  'test/pipeline/pre-commit.test.ts',
  'test/pipeline/proof*.test.ts',
];
/** Replaces a module of Node for itself, which files that share a process would see. */
const alone = ['test/git/stream-inflater-fallback.test.ts'];

// Tests measure no time: the limit ends what hangs, also on a machine that is busy with something else. Files share their processes, so that the
// sources are loaded twice and not two hundred times; what a test changes of its process it puts back.
export default defineConfig({
  test: {
    testTimeout: 240_000,
    hookTimeout: 240_000,
    pool: 'forks',
    maxWorkers: 2,
    isolate: false,
    projects: [
      { extends: true, test: { name: 'proofs', include: proofs } },
      { extends: true, test: { name: 'tests', include: ['test/**/*.test.ts'], exclude: [...proofs, ...alone] } },
      { extends: true, test: { name: 'alone', include: alone, isolate: true } },
    ],
  },
});
