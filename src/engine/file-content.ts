import { packageEntries } from './zip-directory.ts';

/** What a file turned out to be: its media type, or why its content is refused. */
export type ContentFinding =
  | { readonly type: string; readonly refused?: undefined }
  | { readonly type?: undefined; readonly refused: 'content' | 'archive' };

type Picture = 'png' | 'jpeg' | 'gif' | 'bmp' | 'tiff' | 'webp' | 'heif';
type Package = 'zip' | 'office' | 'openDocument' | 'iWork';
type Format = Picture | Package | 'pdf' | 'ole' | 'rtf' | 'text' | 'archive' | 'program' | 'unknown';

/** What begins a file of each format, one character per byte. */
const SIGNATURES: readonly (readonly [Format, string])[] = [
  ['png', '\x89PNG\r\n\x1a\n'],
  ['jpeg', '\xff\xd8\xff'],
  ['gif', 'GIF87a'],
  ['gif', 'GIF89a'],
  ['tiff', 'II*\0'],
  ['tiff', 'MM\0*'],
  ['ole', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['rtf', '{\\rtf'],
  ['zip', 'PK\x03\x04'],
  ['zip', 'PK\x05\x06'],
  ['archive', 'Rar!\x1a\x07'],
  ['archive', '7z\xbc\xaf\x27\x1c'],
  ['archive', '\x1f\x8b'],
  ['archive', 'BZh'],
  ['archive', '\xfd7zXZ\0'],
  ['archive', '\x28\xb5\x2f\xfd'],
  ['archive', 'MSCF\0'],
  ['program', 'MZ'],
  ['program', '\x7fELF'],
  ['program', '\xcf\xfa\xed\xfe'],
  ['program', '\xca\xfe\xba\xbe'],
  ['program', '#!'],
  ['bmp', 'BM'],
];

const OFFICE = 'application/vnd.openxmlformats-officedocument.';
const OPEN_DOCUMENT = 'application/vnd.oasis.opendocument.';

/** Per name ending: the media type, what its content may be, and the folder that tells office packages apart. */
const ENDINGS = new Map<string, readonly [type: string, formats: 'text' | readonly Format[], folder?: string]>([
  ['.pdf', ['application/pdf', ['pdf']]],
  ['.png', ['image/png', ['png']]],
  ['.jpg', ['image/jpeg', ['jpeg']]],
  ['.gif', ['image/gif', ['gif']]],
  ['.bmp', ['image/bmp', ['bmp']]],
  ['.tif', ['image/tiff', ['tiff']]],
  ['.webp', ['image/webp', ['webp']]],
  ['.heic', ['image/heic', ['heif']]],
  ['.heif', ['image/heif', ['heif']]],
  ['.rtf', ['application/rtf', ['rtf']]],
  // Word has long saved rich text under .doc.
  ['.doc', ['application/msword', ['ole', 'rtf']]],
  ['.xls', ['application/vnd.ms-excel', ['ole']]],
  ['.ppt', ['application/vnd.ms-powerpoint', ['ole']]],
  ['.docx', [`${OFFICE}wordprocessingml.document`, ['office'], 'word/']],
  ['.xlsx', [`${OFFICE}spreadsheetml.sheet`, ['office'], 'xl/']],
  ['.pptx', [`${OFFICE}presentationml.presentation`, ['office'], 'ppt/']],
  ['.odt', [`${OPEN_DOCUMENT}text`, ['openDocument']]],
  ['.ods', [`${OPEN_DOCUMENT}spreadsheet`, ['openDocument']]],
  ['.odp', [`${OPEN_DOCUMENT}presentation`, ['openDocument']]],
  ['.txt', ['text/plain', 'text']],
  ['.csv', ['text/csv', 'text']],
  ['.svg', ['image/svg+xml', 'text']],
]);

const ARCHIVES = /^\.(?:zipx?|rar|7z|tar|t?gz|t?bz2?|t?xz|zst|lz(?:ma|h)?|z|cab|ar[cj]|ace|iso|dmg|img|jar|war)$/;
const RUNNABLE =
  /^\.(?:exe|com|bat|cmd|ms[ip]|scr|pif|cpl|lnk|m?jse?|vb[es]?|wsf|hta|ps1|sh|app|apk|deb|rpm|pkg|x?html?|svg|swf|(?:do[ct]|xl[st]|pp[st])m)$/;
const SAME_AS: Readonly<Record<string, string>> = { '.jpeg': '.jpg', '.jpe': '.jpg', '.tiff': '.tif' };

/**
 * The ending that decides what a file is: the last one, in lower case with its dot; `''` when the name has none. Two
 * spellings of one ending (`.jpeg` and `.jpg`) come out the same. Dots and blanks at the end do not count, because
 * desktops drop them.
 */
export function endingOf(name: string): string {
  const ending = /\.[^./\\]*$/.exec(name.replace(/[.\s]+$/, ''))?.[0].toLowerCase() ?? '';
  return SAME_AS[ending] ?? ending;
}

/** All ways to write an ending, itself first: `.jpg` is also `.jpeg` and `.jpe`. */
export function spellingsOf(ending: string): readonly string[] {
  const same = endingOf(ending);
  return [...new Set([ending, same, ...Object.keys(SAME_AS).filter((other) => SAME_AS[other] === same)])];
}

/** Whether an ending, as `endingOf` gives it, is that of an archive. Archives are never accepted. */
export function isArchive(ending: string): boolean {
  return ARCHIVES.test(ending);
}

/** Whether a file with this ending may run something when opened. Accepted only where a question names the ending. */
export function isRunnable(ending: string): boolean {
  return RUNNABLE.test(ending);
}

/**
 * Compares the bytes of a file with its ending (as `endingOf` gives it). A courtesy to the respondent, who may have
 * picked a renamed or broken file; it does not replace the receiver's own check.
 */
export function inspectContent(ending: string, bytes: Uint8Array): ContentFinding {
  const [type, formats, folder] = ENDINGS.get(ending) ?? ['application/octet-stream'];
  const entries = packageEntries(bytes);
  const format = formats === 'text' && isText(bytes) ? 'text' : formatOf(bytes, entries);
  if (format === 'archive' || (format === 'zip' && !formats)) return { refused: 'archive' };
  if (formats ? formats !== format && !formats.includes(format) : format === 'program') return { refused: 'content' };
  return folder && entries && !fitsFolder(entries, folder) ? { refused: 'content' } : { type };
}

/** The media type that a file of this name has when its content is what its ending says. */
export function mediaTypeOf(name: string): string {
  return ENDINGS.get(endingOf(name))?.[0] ?? 'application/octet-stream';
}

/** What the bytes are, whatever the name says. */
function formatOf(bytes: Uint8Array, entries: readonly string[] | undefined): Format {
  const head = latin(bytes, 1024);
  const begun = SIGNATURES.find(([, signature]) => head.startsWith(signature))?.[0];
  if (begun === 'zip') return entries ? packageFormat(entries) : 'zip';
  // A directory at the very end makes the file an archive as well, whatever it begins with.
  if (entries) return 'archive';
  if (begun) return begun;
  if (head.startsWith('RIFF') && head.startsWith('WEBP', 8)) return 'webp';
  if (/^....ftyp(?:hei|hev|mif1|msf1)/s.test(head)) return 'heif';
  if (head.startsWith('ustar', 257)) return 'archive';
  // Scanners put lines of their own before the header, so it may stand a little further in.
  return head.includes('%PDF-') ? 'pdf' : 'unknown';
}

/** Documents of office programs are ZIP containers with a list of contents; any other ZIP is an archive. */
function packageFormat(entries: readonly string[]): Format {
  if (entries.includes('[content_types].xml')) return 'office';
  if (entries.includes('mimetype') || entries.includes('meta-inf/manifest.xml')) return 'openDocument';
  return entries.some((entry) => /^index(?:\/|\.zip$)/.test(entry)) ? 'iWork' : 'archive';
}

/** A spreadsheet named .docx, or a document with macros named as one without, is not what its name says. */
function fitsFolder(entries: readonly string[], folder: string): boolean {
  if (entries.some((entry) => entry.endsWith('vbaproject.bin'))) return false;
  const present = ['word/', 'xl/', 'ppt/'].filter((other) => entries.some((entry) => entry.startsWith(other)));
  return present.length === 0 || present.includes(folder);
}

/** Any encoding will do; what text never holds are control characters, unless a mark says it is UTF-16. */
function isText(bytes: Uint8Array): boolean {
  const head = latin(bytes, 5);
  if (head.startsWith('\xff\xfe') || head.startsWith('\xfe\xff')) return true;
  if (head === '%PDF-' || head === '{\\rtf') return false;
  return !bytes.subarray(0, 65_536).some((byte) => byte < 0x20 && !(byte > 8 && byte < 14) && byte !== 0x1a);
}

/** The first bytes as text, one character per byte. */
function latin(bytes: Uint8Array, length: number): string {
  return String.fromCharCode(...bytes.subarray(0, length));
}
