// What this node watches: ping nodes with their quorum, BFD sessions, processes, files and scripts.

import {css, html, LitElement, nothing} from 'lit';
import {duration} from './format.js';
import {shared, tone} from './styles.js';

const KINDS = {PingNode: 'Ping node', Bfd: 'BFD session', Process: 'Process', File: 'File', Script: 'Script'};

class Trackers extends LitElement {
  static properties = {
    trackers: {attribute: false},
    quorum: {attribute: false},
    now: {type: Number},
  };

  static styles = [shared, css`
    ul { list-style: none; margin: 0; padding: 0; }
    li { display: grid; grid-template-columns: 1fr auto; gap: 0 0.8rem; padding: 0.6rem 1rem; border-top: 1px solid var(--line); }
    .name { font-weight: 650; overflow-wrap: anywhere; }
    .since { white-space: nowrap; }
    .detail { grid-column: 1 / -1; font-size: 0.87rem; color: var(--muted); overflow-wrap: anywhere; }
  `];

  render() {
    return html`
      <section class="panel" aria-labelledby="title">
        <div class="head">
          <h2 id="title">Watched</h2>
          ${this.quorum ? this.#quorum() : nothing}
        </div>
        ${this.trackers === null ? html`<p class="empty">One moment\u2026</p>`
          : this.trackers.length === 0 ? html`<p class="empty">Nothing. Scripts come from keepalived.conf, ping nodes from vipwarden.conf.</p>`
          : html`<ul>${this.trackers.map((tracker) => this.#item(tracker))}</ul>`}
      </section>`;
  }

  #quorum() {
    const {required, reachable, total} = this.quorum;
    const held = reachable >= required;
    return html`<span class="badge push num ${held ? 'good' : 'bad'}" title="${reachable} of ${total} ping nodes answer; ${required} must">
      ${held ? 'Quorum' : 'No quorum'}, ${reachable} of ${total}</span>`;
  }

  #item(tracker) {
    return html`
      <li data-tracker=${tracker.name}>
        <div><span class="name">${tracker.name}</span> <span class="small muted">${KINDS[tracker.kind] || tracker.kind}</span></div>
        <span class="badge ${tone(tracker.health)}">${tracker.health}</span>
        <div class="detail num">${tracker.detail ? html`${tracker.detail} \u00b7 ` : nothing}<span class="since" title=${tracker.since}>for ${duration(this.now - tracker.sinceMillis)}</span></div>
        <div class="detail mono">${tracker.target}</div>
      </li>`;
  }
}

customElements.define('vw-trackers', Trackers);
