// What several components share.

import {css} from 'lit';

export const shared = css`
  :host { display: block; }
  * { box-sizing: border-box; }
  h2 { margin: 0; font-size: 1rem; font-weight: 650; letter-spacing: -0.005em; }
  p { margin: 0; }
  .panel { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; box-shadow: var(--shadow); }
  .head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.3rem 0.8rem; padding: 0.8rem 1rem 0.7rem; }
  .head .aside { color: var(--muted); font-size: 0.87rem; }
  .push { margin-left: auto; }
  .muted { color: var(--muted); }
  .small { font-size: 0.87rem; }
  .num { font-variant-numeric: tabular-nums; }
  .mono { font-family: var(--mono); font-size: 0.87em; }
  .empty { padding: 1.4rem 1rem; color: var(--muted); border-top: 1px solid var(--line); }
  button {
    font: inherit; font-size: 0.9rem; color: var(--text); background: var(--surface); cursor: pointer;
    border: 1px solid var(--line-strong); border-radius: 7px; padding: 0.3rem 0.75rem; min-height: 2.1rem;
  }
  button:hover:not(:disabled) { border-color: var(--accent); color: var(--accent); }
  button.main { background: var(--accent); border-color: var(--accent); color: var(--accent-text); font-weight: 600; }
  button.main:hover:not(:disabled) { color: var(--accent-text); filter: brightness(1.08); }
  button.quiet { border-color: transparent; background: none; color: var(--accent); padding-inline: 0.5rem; }
  button:disabled { opacity: 0.45; cursor: default; }
  button:focus-visible, input:focus-visible, a:focus-visible, [tabindex]:focus-visible {
    outline: 2px solid var(--accent); outline-offset: 2px;
  }
  .badge {
    display: inline-flex; align-items: center; gap: 0.42em; padding: 0.1rem 0.6rem 0.1rem 0.5rem; border-radius: 99px;
    font-size: 0.87rem; font-weight: 600; white-space: nowrap; color: var(--muted); background: var(--sunken);
  }
  .badge::before { content: ''; width: 0.55em; height: 0.55em; border-radius: 50%; border: 2px solid currentColor; }
  .badge.good::before, .badge.bad::before, .badge.warn::before { background: currentColor; }
  .good { color: var(--good); } .badge.good { background: var(--good-soft); }
  .calm { color: var(--calm); } .badge.calm { background: var(--calm-soft); }
  .bad { color: var(--bad); } .badge.bad { background: var(--bad-soft); }
  .warn { color: var(--warn); } .badge.warn { background: var(--warn-soft); }
`;

/** The tone of a word that stands for a state or a health; colour never stands alone. */
export const tone = (word) =>
  ({Active: 'good', Backup: 'calm', Initialize: 'bad', Up: 'good', Down: 'bad', Unknown: 'warn'})[word] || '';
