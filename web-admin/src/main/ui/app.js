// The page: who this node is, whether what is shown is live, and the parts below.

import {css, html, LitElement, nothing} from 'lit';
import './ask.js';
import './events.js';
import {count, duration, moment} from './format.js';
import {Live} from './live.js';
import './policy.js';
import './routers.js';
import {shared, tone} from './styles.js';
import './trackers.js';

const STATES = ['Active', 'Backup', 'Initialize'];
const CONNECTIONS = {
  connecting: ['warn', 'Connecting'],
  live: ['good', 'Live'],
  lost: ['bad', 'Connection lost'],
};

class App extends LitElement {
  static properties = {now: {state: true}};

  static styles = [shared, css`
    :host { max-width: 88rem; margin: 0 auto; padding: 1rem clamp(0.7rem, 2.5vw, 2rem) 3rem; }
    header { display: flex; flex-wrap: wrap; align-items: center; gap: 0.5rem 1rem; padding: 0.2rem 0 0.9rem; }
    header img { width: 2.1rem; height: 2.1rem; }
    h1 { margin: 0; font-size: 1.5rem; font-weight: 680; letter-spacing: -0.015em; line-height: 1.15; overflow-wrap: anywhere; }
    .product { font-size: 0.8rem; color: var(--muted); font-weight: 600; letter-spacing: 0.01em; }
    .states { display: flex; flex-wrap: wrap; gap: 0.4rem; }
    .facts { display: flex; flex-wrap: wrap; gap: 0.15rem 1.3rem; padding: 0 0 1rem; color: var(--muted); font-size: 0.87rem; }
    .facts b { color: var(--text); font-weight: 600; }
    .banner { margin-bottom: 1rem; padding: 0.7rem 1rem; border-radius: 10px; color: var(--bad); background: var(--bad-soft); font-weight: 600; }
    .banner span { font-weight: 400; }
    .stale { opacity: 0.55; }
    main { display: grid; gap: 1rem; grid-template-columns: minmax(0, 1fr) 21rem; }
    vw-routers, vw-policy { grid-column: 1 / -1; }
    @media (max-width: 1000px) { main { grid-template-columns: minmax(0, 1fr); } }
  `];

  #live = new Live();
  #tick = null;

  constructor() {
    super();
    this.now = Date.now();
  }

  connectedCallback() {
    super.connectedCallback();
    this.#live.addEventListener('change', () => this.#look());
    this.#live.start();
    this.#tick = setInterval(() => this.#count(), 1000);
    this.addEventListener('ask', (event) => this.renderRoot.querySelector('vw-ask').open(event.detail));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#live.stop();
    clearInterval(this.#tick);
  }

  /** What is not known any more does not grow older. */
  #count() {
    if (this.#live.connection !== 'lost') {
      this.now = this.#live.now();
    }
  }

  #look() {
    this.#count();
    this.requestUpdate();
  }

  render() {
    const {state, connection, entries} = this.#live;
    const [mood, word] = CONNECTIONS[connection];
    document.title = this.#title();
    return html`
      <header>
        <img src="favicon.svg" alt="">
        <div>
          <div class="product">Vipwarden</div>
          <h1>${state?.engine?.routerId || 'This node'}</h1>
        </div>
        <div class="states num">${this.#states().map(([name, amount]) => html`<span class="badge ${tone(name)}">${amount} ${name}</span>`)}</div>
        <span id="connection" class="badge push ${mood}" role="status">${word}</span>
      </header>
      ${connection === 'lost' ? this.#lost() : nothing}
      ${state && !state.engine ? html`<p class="banner" role="alert">The engine is not running. <span>Nothing here holds an address.</span></p>` : nothing}
      ${state?.engine ? this.#facts(state) : nothing}
      <main class=${connection === 'lost' ? 'stale' : ''}>
        <vw-routers .routers=${state?.routers ?? null} .now=${this.now}></vw-routers>
        <vw-events .entries=${state ? entries : null} .now=${this.now}></vw-events>
        <vw-trackers .trackers=${state?.trackers ?? null} .quorum=${state?.engine?.pingQuorum ?? null} .now=${this.now}></vw-trackers>
        <vw-policy .live=${state ? state.policy : undefined} .now=${this.now}></vw-policy>
      </main>
      <vw-ask></vw-ask>`;
  }

  #lost() {
    const {heardAt, state} = this.#live;
    return html`<p class="banner" role="alert">The node does not answer. <span>${state
      ? html`What you see is from ${moment(heardAt, Date.now())}.` : nothing} Trying again\u2026</span></p>`;
  }

  #facts({engine}) {
    const quorum = engine.pingQuorum;
    return html`
      <div class="facts num">
        <span>Up <b>${duration(this.now - engine.startMillis)}</b></span>
        <span>Version <b>${engine.version}</b></span>
        ${quorum ? html`<span>Ping nodes <b class=${quorum.reachable >= quorum.required ? '' : 'bad'}>${quorum.reachable} of ${quorum.total}</b>, needs ${quorum.required}</span>` : nothing}
        <span title="in the last ten seconds">Timers at most <b>${engine.worstLatenessMillis?.toFixed(2)} ms</b> late</span>
        ${engine.realTime ? nothing : html`<span class="warn">without real-time priority</span>`}
        <span>Configuration <b class="mono">${engine.configurationFile}</b></span>
        <span>Process <b>${engine.pid}</b></span>
      </div>`;
  }

  /** How many virtual routers are in each state. */
  #states() {
    const routers = this.#live.state?.routers ?? [];
    return STATES.map((name) => [name, routers.filter((router) => router.state === name).length]).filter(([, amount]) => amount > 0);
  }

  #title() {
    const {state, connection} = this.#live;
    const counts = this.#states();
    const states = counts.length === 1 && counts[0][1] === 1
      ? counts[0][0] : counts.map(([name, amount]) => `${amount} ${name}`).join(', ');
    const lost = connection === 'lost' ? 'no answer' : states || (state ? count(0, 'virtual router') : 'connecting');
    return `${lost} \u2013 ${state?.engine?.routerId || 'Vipwarden'}`;
  }
}

customElements.define('vw-app', App);
