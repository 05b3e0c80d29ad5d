import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{a as e}from"./chunk-DHNRI5CK.js";var i=["info","low","medium","high","critical"],n=["low","medium","high"];function o(t){return i.indexOf(t)}e(o,"severityRank");export{i as a,n as b,o as c};
