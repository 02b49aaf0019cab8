// One rule file in CodeMirror. In a shadow root, so that its styles need no exception from the content security policy.

import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {bracketMatching, indentUnit} from '@codemirror/language';
import {lintGutter, lintKeymap, setDiagnostics} from '@codemirror/lint';
import {EditorState} from '@codemirror/state';
import {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap, lineNumbers,
} from '@codemirror/view';
import {css, html, LitElement} from 'lit';
import {drlLanguage} from './drl.js';

// The marks of @codemirror/lint are images in data: addresses, which the policy forbids; ours are text.
const theme = EditorView.theme({
  '&': {fontSize: '13px', color: 'var(--text)', backgroundColor: 'transparent', height: '100%'},
  '&.cm-focused': {outline: 'none'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.55', minHeight: '18rem'},
  '.cm-content': {caretColor: 'var(--accent)', padding: '8px 0'},
  '.cm-cursor': {borderLeftColor: 'var(--accent)', borderLeftWidth: '2px'},
  '.cm-gutters': {backgroundColor: 'transparent', color: 'var(--muted)', border: 'none'},
  '.cm-activeLine, .cm-activeLineGutter': {backgroundColor: 'color-mix(in srgb, var(--accent) 7%, transparent)'},
  '&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground':
    {backgroundColor: 'color-mix(in srgb, var(--accent) 24%, transparent)'},
  '.cm-lintRange-error': {
    backgroundImage: 'none', textDecoration: 'underline wavy var(--bad) 1px', textUnderlineOffset: '3px',
  },
  '.cm-lint-marker-error': {content: 'normal', textAlign: 'center', lineHeight: '1.3'},
  '.cm-lint-marker-error::before': {content: '"\u25cf"', color: 'var(--bad)'},
  '.cm-tooltip': {
    backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line-strong)', borderRadius: '6px',
  },
  '.cm-diagnostic-error': {borderLeftColor: 'var(--bad)'},
});

class RuleEditor extends LitElement {
  static properties = {
    file: {type: String},
    text: {type: String},
    problems: {attribute: false},
  };

  static styles = css`
    :host { display: block; background: var(--sunken); overflow: hidden; }
    div { height: 100%; max-height: 34rem; overflow: auto; }
  `;

  #view = null;
  /** By file, so that each keeps its undo and its cursor. */
  #states = new Map();

  constructor() {
    super();
    this.problems = [];
  }

  render() {
    return html`<div></div>`;
  }

  firstUpdated() {
    this.#view = new EditorView({
      root: this.renderRoot,
      parent: this.renderRoot.querySelector('div'),
      state: this.#newState(this.text),
    });
  }

  updated(changed) {
    if (changed.has('file') || this.#text() !== this.text) {
      if (changed.get('file')) {
        this.#states.set(changed.get('file'), this.#view.state);
      }
      const kept = this.#states.get(this.file);
      this.#view.setState(kept && kept.doc.toString() === this.text ? kept : this.#newState(this.text));
    }
    if (changed.has('problems') || changed.has('file')) {
      this.#view.dispatch(setDiagnostics(this.#view.state, this.problems.map((p) => this.#diagnostic(p))));
    }
  }

  /** Puts the cursor to a place, counted from 1. */
  goTo(line, column) {
    const at = this.#position(line, column);
    this.#view.dispatch({selection: {anchor: at}, effects: EditorView.scrollIntoView(at, {y: 'center'})});
    this.#view.focus();
  }

  #text() {
    return this.#view.state.doc.toString();
  }

  #position(line, column) {
    const doc = this.#view.state.doc;
    const found = doc.line(Math.min(Math.max(line, 1), doc.lines));
    return Math.min(found.from + Math.max(column - 1, 0), found.to);
  }

  /** From the place to the end of its word; the whole line when there is none. */
  #diagnostic({line, column, message}) {
    const at = this.#position(line, column);
    const found = this.#view.state.doc.lineAt(at);
    const word = /^[\w$.-]+/.exec(found.text.slice(at - found.from));
    return word
      ? {from: at, to: at + word[0].length, severity: 'error', message}
      : {from: found.from, to: found.to, severity: 'error', message};
  }

  #newState(text) {
    return EditorState.create({
      doc: text,
      extensions: [
        lineNumbers(), highlightActiveLineGutter(), highlightSpecialChars(), history(), drawSelection(), bracketMatching(),
        highlightActiveLine(), indentUnit.of('    '), keymap.of([...defaultKeymap, ...historyKeymap, ...lintKeymap]),
        lintGutter(), drlLanguage, theme,
        EditorView.contentAttributes.of({'aria-label': 'Rule text'}),
        EditorView.updateListener.of((update) => update.docChanged && this.#edited()),
      ],
    });
  }

  #edited() {
    this.text = this.#text();
    this.dispatchEvent(new CustomEvent('edited', {detail: this.text}));
  }
}

customElements.define('vw-editor', RuleEditor);
