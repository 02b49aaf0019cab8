// One dialog for everything that changes something: says what will happen, asks for what is needed, shows a refusal in place.

import {css, html, LitElement, nothing} from 'lit';
import {knowsSecret, setSecret} from './api.js';
import {shared} from './styles.js';

class Ask extends LitElement {
  static properties = {
    question: {state: true},
    failure: {state: true},
    busy: {state: true},
    needsSecret: {state: true},
  };

  static styles = [shared, css`
    dialog {
      width: min(30rem, calc(100vw - 2rem)); padding: 1.2rem 1.3rem; color: var(--text); background: var(--surface);
      border: 1px solid var(--line-strong); border-radius: 12px; box-shadow: 0 12px 48px rgb(0 0 0 / 30%);
    }
    dialog::backdrop { background: rgb(10 15 22 / 45%); }
    h2 { margin-bottom: 0.4rem; font-size: 1.1rem; }
    label { display: block; margin-top: 1rem; font-weight: 600; font-size: 0.9rem; }
    label .muted { font-weight: 400; }
    input {
      display: block; width: 100%; margin-top: 0.25rem; padding: 0.45rem 0.6rem; font: inherit; color: var(--text);
      background: var(--sunken); border: 1px solid var(--line-strong); border-radius: 7px;
    }
    .actions { display: flex; justify-content: flex-end; gap: 0.6rem; margin-top: 1.3rem; }
    .failure { margin-top: 1rem; padding: 0.5rem 0.7rem; border-radius: 7px; color: var(--bad); background: var(--bad-soft); }
  `];

  #answer = null;

  /**
   * Asks, then acts; stays open while the action is refused for a reason that another try may cure.
   *
   * @param question title, text, verb, act(value), field: {label, hint, type, value, min, max, required}
   * @returns what act gave back, or null when it was called off
   */
  open(question) {
    this.question = question;
    this.failure = null;
    this.busy = false;
    this.needsSecret = !knowsSecret();
    return new Promise((resolve) => {
      this.#answer = resolve;
      this.updateComplete.then(() => this.renderRoot.querySelector('dialog').showModal());
    });
  }

  render() {
    const {title, text, verb, field} = this.question || {};
    return html`
      <dialog aria-labelledby="title" @close=${() => this.#close(null)} @cancel=${(e) => this.busy && e.preventDefault()}>
        ${this.question ? html`
          <form method="dialog" @submit=${this.#submit}>
            <h2 id="title">${title}</h2>
            <p class="muted">${text}</p>
            ${field ? html`
              <label>${field.label} <span class="muted">${field.hint || ''}</span>
                <input name="value" type=${field.type || 'text'} .value=${String(field.value ?? '')} ?required=${field.required}
                  min=${field.min ?? nothing} max=${field.max ?? nothing} maxlength=${field.type ? nothing : 1000} autocomplete="off">
              </label>` : nothing}
            ${this.needsSecret ? html`
              <label>Secret of this start <span class="muted">\u2014 the content of <span class="mono">jmx.secret</span> in the run directory</span>
                <input name="secret" type="password" required autocomplete="off">
              </label>` : nothing}
            ${this.failure ? html`<p class="failure" role="alert">${this.failure}</p>` : nothing}
            <div class="actions">
              <button type="button" ?disabled=${this.busy} @click=${this.#dismiss}>Cancel</button>
              <button class="main" ?disabled=${this.busy}>${this.busy ? 'One moment\u2026' : verb}</button>
            </div>
          </form>` : nothing}
      </dialog>`;
  }

  async #submit(event) {
    event.preventDefault();
    const form = event.target;
    if (this.needsSecret) {
      setSecret(form.elements.secret.value.trim());
    }
    this.busy = true;
    this.failure = null;
    try {
      this.#close({result: await this.question.act(form.elements.value?.value)});
    } catch (failure) {
      this.failure = failure.title ? `${failure.title}. ${failure.message}` : failure.message;
      this.needsSecret = !knowsSecret();
    } finally {
      this.busy = false;
    }
  }

  #dismiss() {
    this.renderRoot.querySelector('dialog').close();
  }

  #close(answer) {
    const resolve = this.#answer;
    this.#answer = null;
    resolve?.(answer);
    if (answer !== null) {
      this.#dismiss();
    }
  }
}

customElements.define('vw-ask', Ask);
