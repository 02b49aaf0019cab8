// The virtual routers of this node: one row each, and on demand why it is as it is.

import {css, html, LitElement, nothing, svg} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import {change, get, named} from './api.js';
import {count, duration, signed} from './format.js';
import {shared, tone} from './styles.js';

const HIGHEST_PRIORITY = 255;
const SECONDS_AWAY = 60;

class Routers extends LitElement {
  static properties = {
    routers: {attribute: false},
    now: {type: Number},
    open: {state: true},
    whys: {state: true},
  };

  static styles = [shared, css`
    table { width: 100%; border-collapse: collapse; }
    th {
      text-align: left; font-size: 0.8rem; font-weight: 600; color: var(--muted); padding: 0.35rem 0.7rem;
      border-bottom: 1px solid var(--line); white-space: nowrap;
    }
    td { padding: 0.65rem 0.7rem; vertical-align: top; border-top: 1px solid var(--line); }
    tbody:first-of-type td { border-top: none; }
    th:first-child, td:first-child { padding-left: 1rem; }
    .name { font: inherit; font-weight: 650; min-height: 0; padding: 0; border: none; background: none; color: var(--text); text-align: left; overflow-wrap: anywhere; }
    .name::before { content: '\\203a'; display: inline-block; width: 0.9em; height: 1.2em; line-height: 1.2; color: var(--muted); transform-origin: 30% 55%; transition: transform 0.12s; }
    .name[aria-expanded='true']::before { transform: rotate(90deg); }
    .sub { color: var(--muted); font-size: 0.87rem; }
    td.who .sub { padding-left: 0.9em; }
    .priority { white-space: nowrap; }
    .bar { display: block; width: 5.2rem; height: 5px; margin-top: 0.4rem; border-radius: 3px; background: var(--line); }
    .kept { fill: var(--accent); }
    .won { fill: var(--good); }
    .lost { fill: var(--bad); opacity: 0.75; }
    .addresses, .for { white-space: nowrap; }
    .who { max-width: 18rem; }
    .reason { min-width: 14rem; overflow-wrap: anywhere; }
    .why td { padding: 0 1rem 1rem 1.9rem; border: none; }
    .why-box { background: var(--sunken); border: 1px solid var(--line); border-radius: 8px; padding: 0.9rem 1rem; }
    .why-grid { display: grid; grid-template-columns: minmax(18rem, 1fr) minmax(16rem, 1fr); gap: 1rem 2rem; margin-top: 0.8rem; }
    h3 { margin: 0 0 0.35rem; font-size: 0.8rem; font-weight: 600; color: var(--muted); }
    ul { margin: 0; padding-left: 1.1rem; }
    dl { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 0.9rem; margin: 0; }
    dt { text-align: right; font-weight: 600; white-space: nowrap; }
    dd { margin: 0; overflow-wrap: anywhere; }
    .sum { border-top: 1px solid var(--line-strong); padding-top: 0.15rem; margin-top: 0.1rem; }
    .counters { display: flex; flex-wrap: wrap; gap: 0.2rem 1.4rem; margin-top: 0.9rem; padding-top: 0.7rem; border-top: 1px solid var(--line); }
    .actions { margin-top: 0.8rem; }
    .skeleton { height: 3.2rem; border-top: 1px solid var(--line); background: linear-gradient(var(--line), var(--line)) 1rem 50% / 40% 0.7rem no-repeat; opacity: 0.7; }
    @media (max-width: 760px) {
      thead { display: none; }
      table, tbody, tr, td { display: block; }
      tbody { padding: 0.7rem 0; border-top: 1px solid var(--line); }
      td, td:first-child { border: none; padding: 0.12rem 1rem; }
      tr.row { display: grid; grid-template-columns: 1fr auto; }
      td.who { grid-column: 1; grid-row: 1; max-width: none; }
      td.state { grid-column: 2; grid-row: 1; text-align: right; }
      td.who .sub { padding-left: 0.9em; }
      td:not(.who):not(.state) { grid-column: 1 / -1; padding-left: 1.9rem; display: flex; gap: 0.5rem; flex-wrap: wrap; align-items: baseline; }
      td[data-label]::before { content: attr(data-label); color: var(--muted); font-size: 0.82rem; min-width: 5.6rem; }
      td.reason { min-width: 0; }
      td.reason > div { flex: 1 1 12rem; }
      .bar { margin: 0; align-self: center; }
      .why td { padding: 0.6rem 1rem 0; }
      .why-grid { grid-template-columns: 1fr; }
    }
  `];

  constructor() {
    super();
    this.open = new Set();
    this.whys = new Map();
  }

  willUpdate(changed) {
    if (changed.has('routers')) {
      // What is shown open must fit the state that is shown.
      this.open.forEach((name) => this.#ask(name));
    }
  }

  render() {
    return html`
      <section class="panel" aria-labelledby="title" aria-busy=${this.routers === null}>
        <div class="head">
          <h2 id="title">Virtual routers</h2>
          ${this.routers?.length > 3 ? html`<span class="aside num">${this.routers.length}</span>` : nothing}
        </div>
        ${this.routers === null ? html`<div class="skeleton"></div><div class="skeleton"></div>`
          : this.routers.length === 0 ? html`<p class="empty">None run on this node. They come from the vrrp_instance blocks of the configuration.</p>`
          : this.#table()}
      </section>`;
  }

  #table() {
    return html`
      <table>
        <thead>
          <tr><th>Name</th><th>State</th><th>For</th><th>Priority</th><th>Active node</th><th>Addresses</th><th>Last change</th></tr>
        </thead>
        ${repeat(this.routers, (router) => router.name, (router) => html`
          <tbody>
            ${this.#row(router)}
            ${this.open.has(router.name) ? html`<tr class="why"><td colspan="7">${this.#why(router)}</td></tr>` : nothing}
          </tbody>`)}
      </table>`;
  }

  #row(router) {
    const open = this.open.has(router.name);
    return html`
      <tr class="row" data-router=${router.name}>
        <td class="who">
          <button class="name" aria-expanded=${open} title=${open ? 'Close' : 'Why is it so?'} @click=${() => this.#toggle(router.name)}>${router.name}</button>
          <div class="sub num">VRID ${router.vrid}, ${router.interface}</div>
        </td>
        <td class="state">
          <span class="badge ${tone(router.state)}" title="keepalived: ${router.keepalivedState}">${router.state}</span>
          ${router.release.length ? html`<div class="small bad">releases its addresses</div>` : nothing}
          ${router.holdOff.length ? html`<div class="small warn">held off</div>` : nothing}
        </td>
        <td class="for num" data-label="For" title=${router.since}>${duration(this.now - router.sinceMillis)}</td>
        <td data-label="Priority">${this.#priority(router)}</td>
        <td data-label="Active node">${this.#active(router)}</td>
        <td class="addresses" data-label="Addresses">
          <div>${router.addresses.map((address) => html`<div class="mono">${address.split(' ')[0]}</div>`)}</div>
        </td>
        <td class="reason" data-label="Last change">
          ${router.lastTransition ? html`
            <div>${router.lastTransition.sentence}<div class="sub">${router.lastTransition.cause}</div></div>`
            : html`<span class="muted">none since the start</span>`}
        </td>
      </tr>`;
  }

  #priority({basePriority: base, effectivePriority: effective, grounds}) {
    const grown = effective - base;
    const why = grounds.map((ground) => `${ground.effect}: ${ground.because} (${ground.rule})`).join('\n');
    return html`
      <div class="priority num" title=${why || 'as configured'}>
        ${grown === 0 ? html`<strong>${effective}</strong>`
          : html`<span class="muted">${base} ${signed(grown)} =</span> <strong>${effective}</strong>`}
      </div>
      ${this.#bar(base, effective)}`;
  }

  /** Drawn, because a style attribute is refused by the content security policy. */
  #bar(base, effective) {
    const part = (kind, from, to) => (to > from ? svg`<rect class=${kind} x=${from} width=${to - from} height="8"></rect>` : nothing);
    return html`
      <svg class="bar" viewBox="0 0 ${HIGHEST_PRIORITY} 8" preserveAspectRatio="none" aria-hidden="true">
        ${part('kept', 0, Math.min(base, effective))}${part('lost', effective, base)}${part('won', base, effective)}
      </svg>`;
  }

  #active(router) {
    if (router.state === 'Active') {
      return html`this node`;
    }
    return router.activeAddress
      ? html`<span class="mono">${router.activeAddress}</span> <span class="sub num">priority ${router.activePriority}</span>`
      : html`<span class="muted">none heard</span>`;
  }

  #why(router) {
    const why = this.whys.get(router.name);
    if (!why) {
      return html`<div class="why-box muted">One moment\u2026</div>`;
    }
    if (why.failure) {
      return html`<div class="why-box bad">${why.failure}</div>`;
    }
    return html`
      <div class="why-box">
        <p><strong>${why.summary}</strong></p>
        <div class="why-grid">
          <div>
            <h3>How the priority adds up</h3>
            <dl class="num">
              ${why.priority.map((summand, index) => html`
                <dt>${index === 0 ? summand.amount : signed(summand.amount)}</dt>
                <dd>${summand.because}${summand.rule ? html` <span class="muted">\u2014 ${summand.rule}</span>` : nothing}</dd>`)}
              <dt class="sum">${router.effectivePriority}</dt><dd class="sum">now, by revision ${why.revision} of the rules</dd>
            </dl>
          </div>
          <div>
            ${why.sentences.length ? html`<h3>What else matters</h3><ul>${why.sentences.map((sentence) => html`<li>${sentence}</li>`)}</ul>` : nothing}
            ${router.holdOff.length ? html`<h3>Why it must not become Active</h3><ul>${router.holdOff.map((s) => html`<li>${s}</li>`)}</ul>` : nothing}
            ${router.release.length ? html`<h3>Why it gives up the addresses</h3><ul>${router.release.map((s) => html`<li>${s}</li>`)}</ul>` : nothing}
          </div>
        </div>
        <div class="counters small num muted">
          <span>VRRP version ${router.version}</span>
          <span>advert every ${router.advertIntervalMillis} ms</span>
          <span>takes over after ${router.activeDownMillis} ms of silence</span>
          <span>${router.preempt ? `preempts${router.preemptDelayMillis ? ` after ${router.preemptDelayMillis} ms` : ''}` : 'does not preempt'}</span>
          ${Object.entries(router.counters).filter(([, value]) => value > 0).sort()
            .map(([name, value]) => html`<span>${name.replaceAll('-', ' ')}: ${value.toLocaleString()}</span>`)}
        </div>
        ${router.state === 'Active' ? html`<div class="actions"><button @click=${() => this.#failOver(router)}>Hand over\u2026</button></div>` : nothing}
      </div>`;
  }

  #toggle(name) {
    const open = new Set(this.open);
    if (open.delete(name)) {
      this.open = open;
      return;
    }
    this.open = open.add(name);
    this.#ask(name);
  }

  async #ask(name) {
    let why;
    try {
      why = await get(`routers/${named(name)}/explanation`);
    } catch (failure) {
      why = {failure: failure.message};
    }
    this.whys = new Map(this.whys).set(name, why);
  }

  #failOver(router) {
    const question = {
      title: `Hand ${router.name} over?`,
      text: `The best Backup takes ${count(router.addresses.length, 'address', 'addresses')}. This node stays away for a time, then may preempt again.`,
      verb: 'Hand over',
      field: {label: 'Stay away for', hint: 'seconds', type: 'number', value: SECONDS_AWAY, min: 1, max: 86400, required: true},
      act: (value) => change(`routers/${named(router.name)}/failover`, {seconds: Number(value)}),
    };
    this.dispatchEvent(new CustomEvent('ask', {detail: question, bubbles: true, composed: true}));
  }
}

customElements.define('vw-routers', Routers);
