// What happened, newest first, as the journal tells it.

import {css, html, LitElement, nothing} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {moment} from './format.js';
import {shared, tone} from './styles.js';

const KINDS = {
  'vipwarden.router.transition': 'State',
  'vipwarden.router.priority': 'Priority',
  'vipwarden.tracker.health': 'Health',
  'vipwarden.policy.activated': 'Rules',
  'vipwarden.policy.refused': 'Rules',
  'vipwarden.policy.rolledback': 'Rules',
  'vipwarden.configuration': 'Configuration',
  'vipwarden.engine.late': 'Late',
  'vipwarden.warning': 'Warning',
  'vipwarden.command': 'Command',
};
const ALARMS = new Set(['vipwarden.policy.refused', 'vipwarden.policy.rolledback', 'vipwarden.engine.late', 'vipwarden.warning']);

class Events extends LitElement {
  static properties = {
    entries: {attribute: false},
    now: {type: Number},
    onlyStates: {state: true},
  };

  static styles = [shared, css`
    .filter { display: inline-flex; border: 1px solid var(--line-strong); border-radius: 7px; overflow: hidden; }
    .filter button { border: none; border-radius: 0; min-height: 1.8rem; padding: 0 0.7rem; font-size: 0.85rem; background: none; }
    .filter button[aria-pressed='true'] { background: var(--accent-soft); color: var(--accent); font-weight: 600; }
    .filter button:focus-visible { outline-offset: -2px; }
    ol { list-style: none; margin: 0; padding: 0; max-height: 27rem; overflow: auto; border-radius: 0 0 10px 10px; }
    li { display: grid; grid-template-columns: 7.9rem 6.2rem 1fr; gap: 0 0.6rem; padding: 0.5rem 1rem; border-top: 1px solid var(--line); }
    time { white-space: nowrap; color: var(--muted); font-size: 0.87rem; line-height: 1.65; }
    .kind { font-size: 0.82rem; line-height: 1.75; color: var(--muted); }
    .kind.alarm { color: var(--bad); font-weight: 600; }
    .what { overflow-wrap: anywhere; }
    .detail { color: var(--muted); font-size: 0.87rem; }
    .detail b { font-weight: 600; }
    @media (max-width: 760px) {
      li { grid-template-columns: auto 1fr; }
      .what { grid-column: 1 / -1; }
    }
  `];

  constructor() {
    super();
    this.onlyStates = false;
  }

  render() {
    const known = this.entries ?? [];
    const shown = this.onlyStates ? known.filter((entry) => entry.transition) : known;
    return html`
      <section class="panel" aria-labelledby="title">
        <div class="head">
          <h2 id="title">What happened</h2>
          <div class="filter push" role="group" aria-label="Show">
            ${this.#choice(false, 'Everything')}${this.#choice(true, 'State changes')}
          </div>
        </div>
        ${shown.length === 0 ? html`<p class="empty">${this.entries ? 'Nothing yet.' : 'One moment\u2026'}</p>`
          : html`<ol tabindex="0" aria-label="Newest first">${repeat(shown, (entry) => entry.sequence, (entry) => this.#item(entry))}</ol>`}
      </section>`;
  }

  #choice(onlyStates, text) {
    return html`<button aria-pressed=${this.onlyStates === onlyStates} @click=${() => { this.onlyStates = onlyStates; }}>${text}</button>`;
  }

  #item(entry) {
    return html`
      <li data-sequence=${entry.sequence}>
        <time class="num" datetime=${entry.time} title=${entry.time}>${moment(entry.millis, this.now)}</time>
        <span class="kind ${ALARMS.has(entry.type) ? 'alarm' : ''}">${KINDS[entry.type] || entry.type}</span>
        <div class="what"><b>${entry.subject}</b> ${entry.sentence}${entry.transition ? this.#transition(entry.transition) : nothing}</div>
      </li>`;
  }

  #transition(change) {
    const facts = [
      change.cause,
      change.effectivePriority === change.basePriority
        ? `priority ${change.effectivePriority}` : `priority ${change.effectivePriority}, configured ${change.basePriority}`,
      change.peerAddress ? `other node ${change.peerAddress} with ${change.peerPriority}` : '',
      change.waitedMillis > 0 ? `waited ${Math.round(change.waitedMillis)} ms` : '',
    ].filter((fact) => fact !== '');
    return html`
      <div class="detail num">
        ${change.from} \u2192 <b class=${tone(change.to)}>${change.to}</b> \u00b7 ${facts.join(' \u00b7 ')}
      </div>
      ${change.grounds.map((ground) => html`<div class="detail num">${ground.effect}: ${ground.because} <span>\u2014 ${ground.rule}</span></div>`)}`;
  }
}

customElements.define('vw-events', Events);
