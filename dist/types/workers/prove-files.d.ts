import type { Finding } from '../model/finding.ts';
import { type ListOptions } from '../sources/files.ts';
import { type ProveOptions } from './prove-findings.ts';
/** Proves the findings of a scan of `paths`. Only files that the scan would search count. */
export declare function proveAmongFiles(findings: readonly Finding[], paths: readonly string[], listing: ListOptions, options: ProveOptions): Promise<Finding[]>;
