// The node as it is now: one stream of server-sent events, kept as plain data.

const STREAM = 'api/v1/stream';
const MOST_ENTRIES = 500;
// The node says something at least every five seconds.
const SILENCE_MILLIS = 12000;
const RETRY_MILLIS = 2000;

/** A virtual router that is just being removed cannot tell everything any more. */
const whole = (router) => ({addresses: [], grounds: [], holdOff: [], release: [], counters: {}, ...router});

export class Live extends EventTarget {
  /** connecting, live or lost */
  connection = 'connecting';
  state = null;
  /** newest first */
  entries = [];
  heardAt = 0;
  #clockOffset = 0;
  #source = null;
  #watchdog = null;

  start() {
    this.#source = new EventSource(STREAM);
    this.#source.onerror = () => this.#lost();
    this.#on('snapshot', (data) => {
      this.entries = data.entries.reverse();
      this.#take(data.state);
    });
    this.#on('state', (data) => this.#take(data));
    this.#on('entry', (data) => this.#add(data));
    this.#on('beat', (data) => this.#setClock(data.now));
    this.#waitForSound();
  }

  stop() {
    clearTimeout(this.#watchdog);
    this.#source?.close();
  }

  /** The time of the node's clock. */
  now() {
    return Date.now() + this.#clockOffset;
  }

  #on(event, take) {
    this.#source.addEventListener(event, (message) => {
      this.heardAt = Date.now();
      this.connection = 'live';
      this.#waitForSound();
      take(JSON.parse(message.data));
      this.dispatchEvent(new Event('change'));
    });
  }

  #take(state) {
    this.#setClock(state.now);
    this.state = {...state, routers: state.routers.map(whole)};
  }

  #add(entry) {
    // The snapshot may have told it already.
    if (this.entries.length === 0 || entry.sequence > this.entries[0].sequence) {
      this.entries = [entry, ...this.entries].slice(0, MOST_ENTRIES);
    }
  }

  #setClock(now) {
    this.#clockOffset = now - Date.now();
  }

  #waitForSound() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#lost(), SILENCE_MILLIS);
  }

  /** Always by our own hand, because a browser gives up after some kinds of failure. */
  #lost() {
    this.stop();
    if (this.connection === 'live' || this.heardAt === 0) {
      this.connection = 'lost';
      this.dispatchEvent(new Event('change'));
    }
    this.#watchdog = setTimeout(() => this.start(), RETRY_MILLIS);
  }
}
