// What the text report says of a place in a container image, beside the path.

import { countOf } from '../lib/human-number.ts';
import type { ImageConfigOrigin, LayerName, LayerOrigin } from '../model/origin.ts';

/** Of a digest: the algorithm and enough of the rest to be unique in a registry. */
const digestCharacters = 'sha256:'.length + 12;
/** An instruction may be a script. */
const maxInstruction = 200;

export function imageNotes(origin: LayerOrigin | ImageConfigOrigin): string[] {
  if (origin.kind === 'image-config')
    return [
      `in ${origin.field} of the config ${shortDigest(origin.config)} of ${origin.image} (${origin.platform}), for everybody who has the image`,
    ];
  const { image, platform, position, layers, layer, createdBy, otherImages } = origin;
  if (position === 0) return [`in ${shortDigest(layer)} of ${image}, a layer that no image in it has`];
  const others = otherImages > 0 ? `; ${countOf(otherImages, 'more image')} of this scan with the same layer` : '';
  return [
    `in layer ${position} of ${layers}, ${shortDigest(layer)}, of ${image} (${platform})${others}`,
    ...(createdBy === '' ? [] : [`made by ${shortInstruction(createdBy)}`]),
    fateNote(origin),
  ];
}

function fateNote({ position, removed }: LayerOrigin): string {
  if (removed === undefined) return 'the image has the file';
  const where = removed.position === position ? 'further on in the same layer' : `in ${layerName(removed)}`;
  return `${removed.how} ${where}: a container does not see it, whoever has the image can`;
}

function layerName({ position, layer, createdBy }: LayerName): string {
  return `layer ${position}, ${shortDigest(layer)}${createdBy === '' ? '' : ` (${shortInstruction(createdBy)})`}`;
}

function shortDigest(digest: string): string {
  return /^sha\d+:/.test(digest) ? digest.slice(0, digestCharacters) : digest;
}

function shortInstruction(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  return line.length <= maxInstruction ? line : `${line.slice(0, maxInstruction)}...`;
}
