// A rule repository for browser tests: TUF metadata made and signed here, with node's own cryptography, so that the
// extension's client is held against something that was not written with it. Serves itself under a host of the practice
// server, and lies on request: `answer` may take any request over.

import { createHash, generateKeyPairSync, sign } from 'node:crypto';

export const HOST = 'packs.example';
const DAY = 86_400_000;
export const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

/** Canonical JSON as OLPC has it: keys in order, no blanks, only \ and " escaped. */
export function canonical(value) {
  if (typeof value === 'string') return `"${value.replace(/[\\"]/g, '\\$&')}"`;
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value && typeof value === 'object') {
    const keys = Object.keys(value).sort((a, b) => (Buffer.compare(Buffer.from(a), Buffer.from(b))));
    return `{${keys.map((key) => `${canonical(key)}:${canonical(value[key])}`).join(',')}}`;
  }
  return String(value);
}

/** A signing key: { id, object, sign(bytes) }. */
export function newKey() {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = publicKey.export({ type: 'spki', format: 'der' }).subarray(-32).toString('hex');
  const object = { keytype: 'ed25519', scheme: 'ed25519', keyval: { public: raw } };
  return { id: sha256(canonical(object)), object, sign: (bytes) => sign(null, Buffer.from(bytes), privateKey).toString('hex') };
}

const stamp = (ms) => `${new Date(ms).toISOString().slice(0, 19)}Z`;
const bytesOf = (document) => Buffer.from(JSON.stringify(document));
const meta = (bytes, version) => ({ version, length: bytes.length, hashes: { sha256: sha256(bytes) } });

/** A pack as it travels: layers of files by their names, { default: { 'pack.toml': '…' } }. */
export function wire(layers) {
  const sorted = (files) => Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1));
  return bytesOf({
    schema: 'xiaoqi-pack/1',
    layers: Object.entries(layers).map(([name, files]) => ({ name, files: sorted(files).map(([name, text]) => ({ name, text })) })),
  });
}

export class Repository {
  /** `now` is the publisher's clock. */
  constructor({ now = Date.now } = {}) {
    this.now = now;
    this.keys = { root: [newKey(), newKey()], targets: [newKey()], snapshot: [newKey()], timestamp: [newKey()] };
    this.threshold = { root: 2, targets: 1, snapshot: 1, timestamp: 1 };
    this.version = { root: 0, targets: 0, snapshot: 0, timestamp: 0 };
    this.life = { root: 365 * DAY, targets: 90 * DAY, snapshot: 30 * DAY, timestamp: 7 * DAY };
    this.targets = {};
    this.files = new Map();
    /** What was asked for, in order. */
    this.asked = [];
    /** Takes requests over: (path, res) => true if it has answered. */
    this.answer = null;
    this.rotate(this.keys.root);
  }

  /** Signs `signed` with `keys` and gives the bytes. */
  envelope(signed, keys) {
    const said = canonical(signed);
    return bytesOf({ signatures: keys.map((key) => ({ keyid: key.id, sig: key.sign(said) })), signed });
  }

  /** What every document has. */
  head(role, version = this.version[role]) {
    return { _type: role, spec_version: '1.0.31', version, expires: stamp(this.now() + this.life[role]) };
  }

  /** A new root, signed by what the keys are now and by `before`. */
  rotate(before = this.keys.root) {
    this.version.root += 1;
    const roles = {};
    const keys = {};
    for (const [role, held] of Object.entries(this.keys)) {
      roles[role] = { keyids: held.map((key) => key.id), threshold: this.threshold[role] };
      for (const key of held) keys[key.id] = key.object;
    }
    const signed = { ...this.head('root'), consistent_snapshot: true, keys, roles };
    this.put(`metadata/${this.version.root}.root.json`, this.envelope(signed, [...new Set([...this.keys.root, ...before])]));
  }

  put(path, bytes) {
    this.files.set(path, bytes);
  }

  /** The hash that devices pin. */
  get rootHash() {
    return sha256(this.files.get('metadata/1.root.json'));
  }

  /** Puts a target into the next publishing: `custom` beside what every pack has. */
  add(bytes, { name = 'packs/core.json', version, note = '', ...custom } = {}) {
    const hash = sha256(bytes);
    const at = name.replace(/[^/]*$/, (file) => `${hash}.${file}`);
    this.put(`targets/${at}`, bytes);
    this.targets[name] = {
      length: bytes.length,
      hashes: { sha256: hash },
      custom: {
        xiaoqi: {
          schema: 'xiaoqi-pack/1',
          pack_version: version ?? (this.targets[name]?.custom.xiaoqi.pack_version ?? 0) + 1,
          min_app: '0.1.0',
          signed_at: stamp(this.now()),
          ...custom,
          note,
        },
      },
    };
    return this.targets[name];
  }

  /** Adds a pack and makes it what the repository serves. */
  publish(bytes, custom) {
    this.add(bytes, custom);
    this.signTargets();
    this.signSnapshot();
    this.signTimestamp();
    return this;
  }

  signTargets(keys = this.keys.targets) {
    this.version.targets += 1;
    this.targetsBytes = this.envelope({ ...this.head('targets'), targets: this.targets }, keys);
    this.put(`metadata/${this.version.targets}.targets.json`, this.targetsBytes);
  }

  signSnapshot(listed = { 'targets.json': meta(this.targetsBytes, this.version.targets) }) {
    this.version.snapshot += 1;
    this.snapshotBytes = this.envelope({ ...this.head('snapshot'), meta: listed }, this.keys.snapshot);
    this.put(`metadata/${this.version.snapshot}.snapshot.json`, this.snapshotBytes);
  }

  signTimestamp(keys = this.keys.timestamp) {
    this.version.timestamp += 1;
    const signed = { ...this.head('timestamp'), meta: { 'snapshot.json': meta(this.snapshotBytes, this.version.snapshot) } };
    this.put('metadata/timestamp.json', this.envelope(signed, keys));
  }

  /** Everything there is, for going back to. */
  picture() {
    return { files: new Map(this.files), version: { ...this.version } };
  }

  /** One file with everything, for devices without a network. */
  bundle() {
    const files = Object.fromEntries([...this.files].map(([path, bytes]) => [path, bytes.toString()]));
    return JSON.stringify({ schema: 'xiaoqi-bundle/1', files });
  }

  /** The code that a supervisor hands out. */
  code(urls = [`https://${HOST}/team`]) {
    const said = Buffer.concat([Buffer.from([1]), Buffer.from(this.rootHash, 'hex'), Buffer.from(urls.join('\n'))]);
    const bytes = Buffer.concat([said, createHash('sha256').update(said).digest().subarray(0, 5)]);
    let bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('');
    bits = bits.padEnd(Math.ceil(bits.length / 5) * 5, '0');
    const letters = bits.match(/.{5}/g).map((five) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[parseInt(five, 2)]);
    return letters.join('').match(/.{1,5}/g).join('-');
  }

  /** Answers a request of the practice server. */
  handle = async (req, res, url) => {
    const path = decodeURIComponent(url.pathname).replace(/^\/team\//, '');
    this.asked.push(path);
    if (this.answer && (await this.answer(path, res, req))) return;
    const bytes = this.files.get(path);
    send(res, bytes ? 200 : 404, bytes ?? 'no such file');
  };
}

/** An answer that any page may read, as a host of packs gives it. */
export function send(res, status, bytes, headers = {}) {
  res.writeHead(status, { 'content-type': 'application/json', 'access-control-allow-origin': '*', ...headers });
  res.end(bytes);
}
