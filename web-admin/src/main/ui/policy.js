// The rules: read, edit, check, activate, roll back.

import {css, html, LitElement, nothing} from 'lit';
import {ask, change, get} from './api.js';
import {count, moment} from './format.js';
import {shared} from './styles.js';
import './editor.js';

class Policy extends LitElement {
  static properties = {
    /** What the stream says of the policy: active revision, firings. Null while there is none. */
    live: {attribute: false},
    now: {type: Number},
    base: {state: true},
    draft: {state: true},
    revisions: {state: true},
    file: {state: true},
    verdict: {state: true},
    failure: {state: true},
    checking: {state: true},
  };

  static styles = [shared, css`
    .body { display: grid; grid-template-columns: minmax(0, 1fr) 19rem; border-top: 1px solid var(--line); }
    .edit { border-right: 1px solid var(--line); min-width: 0; }
    .tabs { display: flex; overflow-x: auto; scrollbar-width: none; gap: 0 0.2rem; padding: 0.35rem 0.6rem 0; border-bottom: 1px solid var(--line); }
    .tabs button { border: none; background: none; border-radius: 0; min-height: 0; padding: 0.35rem 0.6rem 0.45rem; color: var(--muted); border-bottom: 2px solid transparent; white-space: nowrap; }
    .tabs button[aria-selected='true'] { color: var(--text); border-bottom-color: var(--accent); font-weight: 600; }
    .tabs button:focus-visible { outline-offset: -2px; }
    .mark { color: var(--accent); } .mark.bad { color: var(--bad); }
    .bar { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 0.6rem; padding: 0.7rem 1rem; border-top: 1px solid var(--line); }
    .verdict { flex: 1 1 8rem; font-size: 0.9rem; }
    .notice { padding: 0.6rem 1rem; background: var(--warn-soft); color: var(--warn); font-size: 0.9rem; }
    .problems { margin: 0; padding: 0.2rem 0 0.5rem; list-style: none; border-top: 1px solid var(--line); }
    .problems button { width: 100%; border: none; border-radius: 0; background: none; text-align: left; padding: 0.3rem 1rem; min-height: 0; overflow-wrap: anywhere; }
    .message { white-space: pre-wrap; }
    .side h3 { margin: 0; padding: 0.7rem 1rem 0.3rem; font-size: 0.8rem; font-weight: 600; color: var(--muted); }
    .side ol { list-style: none; margin: 0; padding: 0 0 0.4rem; max-height: 19rem; overflow: auto; }
    .side li { padding: 0.35rem 1rem 0.45rem; }
    .side li + li { border-top: 1px solid var(--line); }
    .side .line { display: grid; grid-template-columns: 1fr auto; align-items: baseline; gap: 0.5rem; }
    .side .quiet { min-height: 0; padding: 0 0.2rem; font-size: 0.87rem; }
    .comment { overflow-wrap: anywhere; }
    .firings { border-bottom: 1px solid var(--line); }
    .link { font: inherit; font-size: 0.87rem; border: none; background: none; padding: 0; min-height: 0; color: var(--accent); text-align: left; overflow-wrap: anywhere; }
    @media (max-width: 900px) {
      .body { grid-template-columns: minmax(0, 1fr); }
      .edit { border-right: none; border-bottom: 1px solid var(--line); }
    }
  `];

  constructor() {
    super();
    this.base = null;
    this.draft = null;
    this.revisions = [];
    this.file = null;
    this.verdict = null;
    this.checking = false;
  }

  willUpdate(changed) {
    if (changed.has('live') && this.live && this.live.active?.number !== this.base?.number) {
      this.#load();
    }
  }

  render() {
    const firings = this.live?.firings ?? [];
    return html`
      <section class="panel" aria-labelledby="title">
        <div class="head">
          <h2 id="title">Rules</h2>
          ${this.base ? html`<span class="aside num">revision ${this.base.number} decides, ${count(firings.length, 'rule')} fired,
            ${this.live.evaluationMillis?.toFixed(1)} ms</span>` : nothing}
        </div>
        ${this.failure ? html`<p class="empty bad">${this.failure}</p>`
          : this.base === null ? html`<p class="empty">${this.live === null ? 'No rules run on this node.' : 'One moment\u2026'}</p>`
          : html`<div class="body">${this.#editor()}${this.#side(firings)}</div>`}
      </section>`;
  }

  #editor() {
    const files = this.#files();
    const shown = files.find((file) => file.name === this.file) ?? files[0];
    const problems = this.verdict?.problems ?? [];
    return html`
      <div class="edit">
        ${this.draft && this.draft.on !== this.base.number ? this.#overtaken() : nothing}
        <div class="tabs" role="tablist" aria-label="Rule files" @keydown=${this.#arrow}>
          ${files.map((file) => this.#tab(file, file === shown, problems.some((p) => p.file === file.name)))}
        </div>
        <vw-editor role="tabpanel" aria-label=${shown.name} .file=${shown.name} .text=${shown.text}
          .problems=${problems.filter((p) => p.file === shown.name)} @edited=${(e) => this.#edit(shown.name, e.detail)}></vw-editor>
        ${problems.length ? html`
          <ul class="problems" aria-label="Problems">${problems.map((p) => html`
            <li><button class="small" @click=${() => this.#goTo(p.file, p.line, p.column)}>
              <span class="mono bad">${p.file}:${p.line}:${p.column}</span> <span class="message">${p.message}</span></button></li>`)}
          </ul>` : nothing}
        <div class="bar">
          <button ?disabled=${this.checking} @click=${this.#check}>${this.checking ? 'Checking\u2026' : 'Check'}</button>
          <span class="verdict" role="status">${this.#word()}</span>
          ${this.draft ? html`<button class="quiet" @click=${this.#discard}>Discard</button>` : nothing}
          <button class="main" ?disabled=${!this.draft} @click=${this.#activate}>Activate\u2026</button>
        </div>
      </div>`;
  }

  #tab(file, selected, wrong) {
    const edited = this.draft && file.text !== this.base.sources.find((s) => s.name === file.name)?.text;
    return html`
      <button role="tab" aria-selected=${selected} tabindex=${selected ? 0 : -1} data-file=${file.name}
        @click=${() => { this.file = file.name; }}>${file.name}${edited ? html` <span class="mark" title="edited" aria-label="edited">\u2022</span>` : nothing}${wrong
          ? html` <span class="mark bad" title="has problems" aria-label="has problems">\u25cf</span>` : nothing}</button>`;
  }

  #overtaken() {
    const {number, author} = this.base;
    return html`<p class="notice" role="status">${author} has activated revision ${number} while you were editing revision ${this.draft.on}.
      Your text is kept; activating it replaces theirs. <button class="link" @click=${this.#discard}>Discard mine</button></p>`;
  }

  #word() {
    if (this.verdict?.failure) {
      return html`<span class="bad">${this.verdict.failure}</span>`;
    }
    if (this.verdict) {
      return this.verdict.problems.length
        ? html`<span class="bad">${count(this.verdict.problems.length, 'problem')}. Revision ${this.base.number} goes on deciding.</span>`
        : html`<span class="good">No problems.</span>`;
    }
    return html`<span class="muted">${this.draft ? 'Edited, not checked.' : 'As it decides now.'}</span>`;
  }

  #side(firings) {
    return html`
      <div class="side">
        ${firings.length ? html`
          <div class="firings">
            <h3>Deciding now</h3>
            <ol>${firings.map((firing) => html`
              <li class="small">
                <div class="num"><strong>${firing.subject}</strong> ${firing.effect}</div>
                <div>${firing.because}</div>
                <button class="link" @click=${() => this.#goTo(firing.file, firing.line, 1)}>${firing.rule}</button>
              </li>`)}
            </ol>
          </div>` : nothing}
        <h3>Revisions</h3>
        <ol tabindex="0" aria-label="Revisions, newest first">${[...this.revisions].reverse().map((revision) => this.#revision(revision))}</ol>
      </div>`;
  }

  #revision({number, author, millis, time, comment}) {
    const active = number === this.base.number;
    return html`
      <li class="small" data-revision=${number}>
        <div class="line num"><span><strong>${number}</strong> <span class="muted" title=${time}>${author}, ${moment(millis, this.now)}</span></span>
          ${active ? html`<span class="good">decides</span>`
            : html`<button class="quiet" @click=${() => this.#rollBack(number, comment)}>Roll back\u2026</button>`}</div>
        <div class="comment">${comment || html`<span class="muted">no comment</span>`}</div>
      </li>`;
  }

  #files() {
    return this.draft?.files ?? this.base.sources;
  }

  async #load() {
    const wanted = this.live.active?.number;
    try {
      const policy = await get('policy');
      this.base = {number: policy.active.number, author: policy.active.author, sources: policy.sources};
      this.revisions = policy.revisions;
      this.failure = null;
      if (!this.draft) {
        this.verdict = null;
      }
    } catch (failure) {
      this.failure = `The rules of revision ${wanted} could not be read: ${failure.message}`;
    }
  }

  #edit(name, text) {
    const on = this.draft?.on ?? this.base.number;
    const files = this.#files().map((file) => (file.name === name ? {name, text} : file));
    const same = on === this.base.number && files.every((file, i) => file.text === this.base.sources[i]?.text);
    this.draft = same ? null : {on, files};
    this.verdict = null;
  }

  #discard() {
    this.draft = null;
    this.verdict = null;
  }

  async #check() {
    this.checking = true;
    try {
      this.verdict = await ask('policy/check', {files: this.#files()});
      this.#showFirst();
    } catch (failure) {
      this.verdict = {problems: [], failure: failure.message};
    } finally {
      this.checking = false;
    }
  }

  #showFirst() {
    const [first] = this.verdict.problems;
    if (first && !this.verdict.problems.some((p) => p.file === this.file)) {
      this.file = first.file;
    }
  }

  #activate() {
    this.#ask({
      title: 'Activate these rules?',
      text: 'They are compiled, tried on the present facts, and decide at once. When that fails, nothing changes.',
      verb: 'Activate',
      field: {label: 'Why', hint: '\u2014 for those who come later'},
      act: async (comment) => {
        const files = this.#files();
        try {
          await change('policy/activate', {files, comment});
          this.draft = null;
        } catch (failure) {
          if (failure.problems?.length) {
            this.verdict = {problems: failure.problems};
            this.#showFirst();
            return;
          }
          throw failure;
        }
      },
    });
  }

  #rollBack(number, comment) {
    this.#ask({
      title: `Roll back to revision ${number}?`,
      text: `Its text (\u201c${comment || 'no comment'}\u201d) decides at once, as a new revision.${this.draft ? ' Your edited text is kept.' : ''}`,
      verb: 'Roll back',
      act: () => change('policy/rollback', {revision: number}),
    });
  }

  #ask(question) {
    this.dispatchEvent(new CustomEvent('ask', {detail: question, bubbles: true, composed: true}));
  }

  async #goTo(file, line, column) {
    this.file = file;
    await this.updateComplete;
    const editor = this.renderRoot.querySelector('vw-editor');
    await editor.updateComplete;
    editor.goTo(line, column);
  }

  #arrow(event) {
    const step = {ArrowRight: 1, ArrowLeft: -1}[event.key];
    if (step) {
      const tabs = [...this.renderRoot.querySelectorAll('[role=tab]')];
      const next = tabs[(tabs.indexOf(event.target) + step + tabs.length) % tabs.length];
      this.file = next.dataset.file;
      next.focus();
    }
  }
}

customElements.define('vw-policy', Policy);
