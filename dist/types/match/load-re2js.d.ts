import { RE2JS } from 're2js';
export declare function loadRe2js(): typeof RE2JS;
