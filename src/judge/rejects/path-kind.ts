// What kind of file a path names: where unquoted values are normal (configuration, text) and where they are code.

export type PathKind = 'code' | 'config' | 'text';

const CODE =
  /\.(?:[cm]?[jt]sx?|py[xi]?|pxd|go|java|kt|kts|scala|groovy|rb|erb|php|cs|vb|fs|c|cc|cpp|cxx|h|hh|hpp|m|mm|swift|rs|pl|pm|t|lua|dart|ex|exs|erl|hs|clj|cljs|r|jl|vue|svelte|ps1|psm1|sql|proto|graphql|css|scss|less|html?|xhtml|jsp|aspx?|cshtml|haml|slim|pug|coffee|nim|zig|v|sol|asm|s|f90|tl|idl|zsh)$/i;
const TEXT = /\.(?:md|markdown|rst|txt|adoc|asciidoc|tex|org|log|cast|csv|tsv|har|patch|diff|eml|out)$/i;

export function readPathKind(path: string): PathKind {
  if (CODE.test(path)) return 'code';
  return TEXT.test(path) ? 'text' : 'config';
}
