/**
 * Under this path the checks reject least: a settings file is neither code (where unquoted values are mostly expressions and numbers are
 * numbers) nor a lock file, translation, or machine-written file, and there even a plain word may be a password. What they reject here they
 * reject everywhere; test/judge/first-look.test.ts holds them to it.
 */
export declare const permissivePath = "settings.conf";
