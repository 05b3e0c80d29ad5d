// Whether decoded text is clearly a configuration or a script, so that rules that go by names may be believed in it.

/** Bytes looked at: enough to tell. */
const headBytes = 4096;
const assignment = /^\s*(?:export\s+|set\s+|-\s+)?["']?[A-Za-z_][\w.-]*["']?\s*[:=]/;
/** Lines that are in configurations too and say nothing. */
const neutral = /^\s*(?:[#;].*|\/\/.*|\[.*\]|[{}[\],]*|---|-)\s*$/;
const minLines = 2;
const minShare = 0.6;

export function isConfigText(bytes: Buffer): boolean {
  const text = bytes.toString('utf8', 0, headBytes);
  if (/^#!|^#cloud-config/.test(text)) return true;
  if (bytes.length <= headBytes && /^\s*[[{]/.test(text)) return isJson(text);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '' && !neutral.test(line));
  const assigned = lines.filter((line) => assignment.test(line)).length;
  return assigned >= minLines && assigned >= lines.length * minShare;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
