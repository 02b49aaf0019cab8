// Numbers and times as operators read them.

/** How long, in its two largest units: "3 d 4 h", "47 s". */
export function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1000));
  const parts = [
    [Math.floor(seconds / 86400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [seconds % 60, 's'],
  ];
  const first = parts.findIndex(([amount]) => amount > 0);
  if (first < 0) {
    return '0 s';
  }
  return parts.slice(first, first + 2).map(([amount, unit]) => `${amount} ${unit}`).join(' ');
}

/** The time of day; with the date when it is not today. */
export function moment(millis, now) {
  const at = new Date(millis);
  const time = at.toLocaleTimeString([], {hour: '2-digit', minute: '2-digit', second: '2-digit', hour12: false});
  const today = new Date(now).toDateString() === at.toDateString();
  return today ? time : `${at.toLocaleDateString([], {month: 'short', day: 'numeric'})} ${time}`;
}

/** With a real minus sign. */
export function signed(amount) {
  return amount < 0 ? `\u2212\u00a0${-amount}` : `+\u00a0${amount}`;
}

export function count(amount, one, many = `${one}s`) {
  return `${amount} ${amount === 1 ? one : many}`;
}
