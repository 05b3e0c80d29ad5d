// How rare a pair of neighbouring bytes is in source text, for choosing which part of a literal the prefilter looks for.
// Counted once over every third file of eight public checkouts (rails, git, ansible, laravel, spring-boot, ng-zorro, gogs, requests), about
// 56 MB.

/**
 * Classes of bytes: letters of either case, digits, white space, `_`, `-`, anything else. One row a first byte, one column a second; base 36
 * digits are -1.5 log2 of the pair's share of all pairs (0 common, z never seen).
 */
const table = [
  'gecdlienenicdcnenccaegijflhfkkf',
  'fkjkelmmhhoejofnohijeoppgpiikmg',
  'dlhkclndgoeeimbkofjcgmnpkoifjlg',
  'eijgbkmmdnmhklfiphgjgllljoicfid',
  'dgccfdgjhlldebhefaacjfedgmhaegb',
  'emlkggnocpnimldnpfhhhpoojpidikf',
  'ikkmdhjidoojlhhlofgjflnpmnlehid',
  'dlkmbnooepomkmelnhjfinopmojehjf',
  'gfceeednnnkceabgmecbmfphpglimmh',
  'hpnmgpppnpnpnojnnpipjpnqppmnopk',
  'immlemknhpnmnljnonhklonqopmgilf',
  'djkfbhkmcoldlldjpkffejlpgpkehje',
  'dhkkcmnoeomifjedmnglilonjokfjkg',
  'dkecceclfmhhifdinjcbfgmoihlcgic',
  'hfeejfgmgjhedaeenafddgfkllldhif',
  'dnkidmligplelndfpchefnmkhplgilf',
  'oqoppqppppojpqonopopeqpppplmpol',
  'cifgaiemcoghfecjpeecegkoeokcgic',
  'fkfkbjiedoiijjeejjcaekioinlbghb',
  'cjfhailablmhhjcfoceeelikemjbdgb',
  'ffghehiqfpndfdlfqcedmpplpolhqok',
  'eolpdoopfqpknlhopplnonpqopjkmli',
  'gonmgopgeqomoifophjmopiponlgjmh',
  'johninpoipqokpnfqnlfnppnlpkikkg',
  'kkkmjmookpojjjhfpjhjnmlpnnldhke',
  'knmmgoonkppnmoinqollonopnnmkpkk',
  'iiiiiimlmlmlllmklmlkmkmlmlbekhc',
  'bdcdcdefbhhdddcdkccbefekhke5je8',
  'ghfgfgiiglkhggggmgffiiiopnkmjuj',
  'iihijikkinnjjjjhnihiklkoqkggtdf',
  'deceeeefegieeefejecdgggjkld7ih7',
];

const rarities = table.map((row) => Uint8Array.from(row, (digit) => Number.parseInt(digit, 36)));
const rarestCommon = rarities.map((row) => Math.min(...row));

/** Rarity of two neighbouring bytes in bits (times 1.5): the higher, the rarer. */
export function pairRarity(first: number, second: number): number {
  return rarities[classOf(first)]![classOf(second)]!;
}

/** Rarity of a class by itself: that of its most common pair. */
export function byteRarity(byte: number): number {
  return rarestCommon[classOf(byte)]!;
}

function classOf(byte: number): number {
  const folded = byte | 0x20;
  if (folded >= 0x61 && folded <= 0x7a) return folded - 0x61;
  if (byte >= 0x30 && byte <= 0x39) return 26;
  if (byte === 0x20 || (byte >= 0x09 && byte <= 0x0d)) return 27;
  if (byte === 0x5f) return 28;
  return byte === 0x2d ? 29 : 30;
}
