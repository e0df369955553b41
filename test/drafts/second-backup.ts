// The format of copies once more, written from its description with node:crypto, so that two implementations can be
// compared. It shares no line with src/drafts.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, pbkdf2Sync } from 'node:crypto';
import { writeHeaderChecksum } from './second-checksum.ts';

const chunk = 65_536;
const kekWrap = { name: 'id-aes256-wrap', iv: Buffer.alloc(8, 0xa6) } as const;

/** The header line's JSON. */
export type SecondHeader = Record<string, string | number>;

const masters = new Map<string, Buffer>();

/** PBKDF2-HMAC-SHA-256 over the password in NFKC, derived once in a run. */
export function secondMaster(password: string, salt: Buffer, iterations: number): Buffer {
  const name = `${password} ${iterations} ${salt.toString('hex')}`;
  const master =
    masters.get(name) ?? pbkdf2Sync(Buffer.from(password.normalize('NFKC')), salt, iterations, 32, 'sha256');
  masters.set(name, master);
  return master;
}

/** A branch of the key tree. */
export function secondBranch(master: Buffer, label: string, salt = Buffer.alloc(0)): Buffer {
  return Buffer.from(hkdfSync('sha256', master, salt, `questionnaire-form copy 1 ${label}`, 32));
}

/** The header, the master key and the content of a container; throws when anything does not fit. */
export function openSecond(container: Buffer, masterFor: (header: SecondHeader) => Buffer) {
  const first = container.indexOf(10);
  const end = container.indexOf(10, first + 1) + 1;
  const [magic, line = ''] = container.subarray(0, end).toString('utf8').split('\n');
  if (magic !== 'questionnaire-form copy 1') throw new Error('no copy');
  if (line.slice(0, 16) !== writeHeaderChecksum(line.slice(17))) throw new Error('checksum');
  const header = JSON.parse(line.slice(17)) as SecondHeader;
  const master = masterFor(header);
  const prefix = Buffer.from(String(header['prefix']), 'hex');
  if (secondBranch(master, 'commit', prefix).toString('hex') !== header['commit']) throw new Error('commit');
  const unwrap = createDecipheriv(kekWrap.name, secondBranch(master, 'wrap'), kekWrap.iv);
  const dataKey = Buffer.concat([unwrap.update(Buffer.from(String(header['wrapped']), 'hex')), unwrap.final()]);
  const aad = createHash('sha256').update(container.subarray(0, end)).digest();
  const parts: Buffer[] = [];
  for (let at = end, index = 0; at < container.length; at += chunk + 16, index += 1) {
    const sealed = container.subarray(at, at + chunk + 16);
    const decipher = createDecipheriv(
      'aes-256-gcm',
      dataKey,
      nonce(prefix, index, at + chunk + 16 >= container.length),
    );
    decipher.setAAD(aad);
    decipher.setAuthTag(sealed.subarray(-16));
    parts.push(decipher.update(sealed.subarray(0, -16)), decipher.final());
  }
  return { header, master, dataKey, content: Buffer.concat(parts), head: container.subarray(0, end) };
}

/** Seals a content under a head that has been made before: the same bytes for the same head, key and content. */
export function sealSecond(head: Buffer, header: SecondHeader, dataKey: Buffer, content: Buffer): Buffer {
  const aad = createHash('sha256').update(head).digest();
  const prefix = Buffer.from(String(header['prefix']), 'hex');
  const parts: Buffer[] = [head];
  for (let at = 0, index = 0; at < content.length; at += chunk, index += 1) {
    const cipher = createCipheriv('aes-256-gcm', dataKey, nonce(prefix, index, at + chunk >= content.length));
    cipher.setAAD(aad);
    parts.push(cipher.update(content.subarray(at, at + chunk)), cipher.final(), cipher.getAuthTag());
  }
  return Buffer.concat(parts);
}

/** A head for a password of one's own, with any fields put otherwise; its checksum always fits. */
export function headSecond(
  master: Buffer,
  dataKey: Buffer,
  fields: SecondHeader,
): { head: Buffer; header: SecondHeader } {
  const prefix = Buffer.from(String(fields['prefix']), 'hex');
  const wrap = createCipheriv(kekWrap.name, secondBranch(master, 'wrap'), kekWrap.iv);
  const header: SecondHeader = {
    chunk,
    commit: secondBranch(master, 'commit', prefix).toString('hex'),
    kdf: 'PBKDF2-SHA-256',
    wrapped: Buffer.concat([wrap.update(dataKey), wrap.final()]).toString('hex'),
    ...fields,
  };
  const json = JSON.stringify(Object.fromEntries(Object.entries(header).sort(([a], [b]) => (a < b ? -1 : 1))));
  return { head: Buffer.from(`questionnaire-form copy 1\n${writeHeaderChecksum(json)} ${json}\n`), header };
}

/** The content of a copy: the manifest's length in four bytes, the manifest, the files, and padding. */
export function readSecond(content: Buffer) {
  const end = 4 + content.readUInt32BE(0);
  const manifest = JSON.parse(content.subarray(4, end).toString('utf8')) as {
    draft: { record: { attachments: Record<string, { size: number; sha256: string }> } };
    files: string[];
  };
  const files = new Map<string, Buffer>();
  let at = end;
  for (const ref of manifest.files) {
    const { size, sha256 } = manifest.draft.record.attachments[ref]!;
    const bytes = content.subarray(at, (at += size));
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Error('hash');
    files.set(ref, bytes);
  }
  return { ...manifest, files, padding: content.subarray(at) };
}

function nonce(prefix: Buffer, index: number, isLast: boolean): Buffer {
  const counter = Buffer.alloc(4);
  counter.writeUInt32BE(index);
  return Buffer.concat([prefix, counter, Buffer.from([isLast ? 1 : 0])]);
}
