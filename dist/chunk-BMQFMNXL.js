import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{a as r}from"./chunk-DHNRI5CK.js";function n(e){switch(e.kind){case"file":case"stdin":case"staged":case"commit":return e.path;case"unreachable":return`(unreachable)/${e.blobId}`;case"message":return`(${e.objectType} message)/${e.objectId}`}}r(n,"originPath");export{n as a};
