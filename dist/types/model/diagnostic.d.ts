/** Stable machine-readable reason; documented in docs/report.md. */
export type DiagnosticCode = 'path-not-found' | 'unreadable' | 'too-large' | 'limit-reached' | 'encrypted' | 'archive-damaged' | 'archive-unsupported' | 'not-a-regular-file' | 'object-missing' | 'object-corrupt' | 'unmerged' | 'shallow-clone' | 'nothing-in-range' | 'replaced-objects' | 'submodule' | 'interrupted' | 'config-ignored-key' | 'config-warning' | 'window-assumed' | 'archive-corrupt' | 'archive-limit' | 'archive-unsupported' | 'image-part-missing' | 'image-invalid' | 'digest-mismatch' | 'registry-unavailable';
/**
 * `affectsCoverage` says whether something that should have been searched was not: a clean scan with such a hole exits 3.
 * `path` names the place (a file, an object id, a configuration file with its line).
 */
export type Diagnostic = {
    readonly code: DiagnosticCode;
    readonly message: string;
    readonly path?: string;
    readonly affectsCoverage: boolean;
};
