import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);
import{a as e}from"./chunk-DHNRI5CK.js";var r=class extends Error{static{e(this,"ToolError")}code;hint;constructor(s,t,n={}){super(t,n.cause===void 0?void 0:{cause:n.cause}),this.name="ToolError",this.code=s,this.hint=n.hint}};export{r as a};
