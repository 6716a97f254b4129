// A text that the reader types and the server keeps: nothing typed is lost on the way.
//
// Until the server has confirmed a text it lies in this browser's storage. A text is sent with the
// name of the one it was made from; where the server has another by then, the reader decides.

import { tab, pageName } from './live-connection.js';

const patience = 350;
const prefix = 'gradus-text:' + pageName + ':';

/// The server's name for a text: FNV-1a of its bytes.
export function revision(text) {
  const bytes = new TextEncoder().encode(text);
  let high = 0xcbf29ce4, low = 0x84222325;
  for (const byte of bytes) {
    low = (low ^ byte) >>> 0;
    // × 0x100000001b3, in halves of 32 bits
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x100000000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  const text64 = (BigInt(high) << 32n) | BigInt(low);
  return bytes.length + '-' + text64.toString(16);
}

export class KeptText {
  /// - name: unique on the page
  /// - send(text, base): a promise of `{ ok, conflict }`
  /// - show(text): puts another text into the editor
  /// - changed(): the state is another: unsaved, saved, in conflict
  constructor(name, { send, show, changed }) {
    this.name = name;
    this.send = send;
    this.show = show;
    this.changed = changed;
    this.confirmed = null;
    this.text = null;
    this.conflict = null;
    this.failure = null;
    this.timer = 0;
    this.saving = null;
  }

  get isUnsaved() { return this.text !== null && this.text !== this.confirmed; }

  /// The reader typed.
  type(text) {
    if (text === this.text) return;
    this.text = text;
    this.store();
    clearTimeout(this.timer);
    if (!this.conflict) this.timer = setTimeout(() => this.save(), patience);
    this.changed();
  }

  /// Sends what is unsaved, now. Whether all is saved.
  async save() {
    clearTimeout(this.timer);
    if (this.saving) await this.saving;
    if (!this.isUnsaved) return true;
    if (this.conflict) return false;
    const text = this.text;
    this.saving = this.send(text, revision(this.confirmed))
      .then(result => {
        this.failure = null;
        if (result.ok) this.confirm(text);
        // What the reader was told of by the stream, and may have decided by now, is no news.
        else if (result.conflict.text !== this.confirmed) this.oppose(result.conflict.text);
      })
      .catch(error => { this.failure = error; })
      .finally(() => { this.saving = null; this.changed(); });
    await this.saving;
    return !this.isUnsaved;
  }

  /// The server has this text.
  confirm(text) {
    this.confirmed = text;
    this.conflict = null;
    if (this.text === text) this.forget();
    else this.store();
    this.changed();
  }

  /// The server tells its text: at the beginning, or when another page or program changed it.
  receive(text, sender) {
    if (this.text === null) return this.begin(text);
    if (sender === tab || text === this.confirmed) return;
    if (text === this.text) return this.confirm(text);
    if (this.isUnsaved) return this.oppose(text);
    this.confirmed = this.text = text;
    this.show(text);
    this.changed();
  }

  begin(text) {
    this.confirmed = this.text = text;
    const kept = this.stored().filter(entry => entry.text !== text)
      .sort((a, b) => b.time - a.time)[0];
    this.forgetAll(entry => entry.text === text);
    if (!kept) return;
    localStorage.removeItem(kept.key);
    this.text = kept.text;
    this.store();
    this.show(kept.text);
    if (kept.base === revision(text)) this.save();
    else this.oppose(text);
  }

  /// Two texts were made from one.
  oppose(other) {
    this.conflict = other;
    this.confirmed = other;
    clearTimeout(this.timer);
    this.store();
    this.changed();
  }

  keepOwn() {
    this.conflict = null;
    this.save();
    this.changed();
  }

  takeOther() {
    this.text = this.confirmed = this.conflict;
    this.conflict = null;
    this.forget();
    this.show(this.text);
    this.changed();
  }

  get key() { return prefix + this.name + ':' + tab; }

  store() {
    if (!this.isUnsaved) return this.forget();
    const base = revision(this.confirmed);
    try {
      localStorage.setItem(this.key, JSON.stringify({ text: this.text, base, time: Date.now() }));
    } catch (error) { /* full or forbidden: the server confirms soon */ }
  }

  forget() {
    try { localStorage.removeItem(this.key); } catch (error) { /* nothing was kept */ }
  }

  forgetAll(isDone) {
    for (const entry of this.stored()) if (isDone(entry)) localStorage.removeItem(entry.key);
  }

  /// What pages of this lesson left in the browser.
  stored() {
    const found = [];
    try {
      for (let index = 0; index < localStorage.length; index++) {
        const key = localStorage.key(index);
        if (!key.startsWith(prefix + this.name + ':')) continue;
        found.push(Object.assign({ key }, JSON.parse(localStorage.getItem(key))));
      }
    } catch (error) { /* what cannot be read is as good as none */ }
    return found;
  }
}
