// A clock that ticks in the browser and costs the server nothing.
//
//   <tm-clock mode="release" zero="…ms" now="…ms">    T+00:42:10, a role=timer that is never read out
//   <tm-clock mode="release" letter="C" zero="…ms" now>  C+00:12:10, the clock of a contingency
//   <tm-clock mode="time" zone="Asia/Shanghai" now>    01:42, with a moon from 23:00 to 07:00
//   <tm-clock mode="date" zone="Asia/Shanghai" now>    Sun 18 Oct
//   <tm-clock mode="day" zone="Asia/Shanghai" now>     Sun
//   <tm-clock mode="left" until="…ms" now="…ms">       37m 50s, and 0s once it is over
//   <tm-clock mode="due" until="…ms" before="in {0}" after="{0} late" now>   in 23m, 5m late
//   <tm-clock mode="since" from="…ms" now="…ms">       9m 12s
//
// Instants are milliseconds since 1970 on the server's clock. `now` is that clock when the page was
// made; the least delayed one seen tells how far the browser's own clock is off.

const clocks = new Set();
let ahead = -Infinity;

const serverNow = () => Date.now() + (Number.isFinite(ahead) ? ahead : 0);
const two = (n) => String(n).padStart(2, '0');

const formats = new Map();
function format(zone, options) {
  const key = zone + JSON.stringify(options);
  if (!formats.has(key)) {
    formats.set(key, new Intl.DateTimeFormat('en-GB', { timeZone: zone, ...options }));
  }
  return formats.get(key);
}

function parts(zone, now, options) {
  return Object.fromEntries(format(zone, options).formatToParts(now).map((p) => [p.type, p.value]));
}

// The two largest units; a second unit of zero is left out, as everywhere in tminus.
function duration(seconds) {
  const d = Math.floor(seconds / 86400), h = Math.floor(seconds / 3600), m = Math.floor(seconds / 60);
  if (d > 0) return d + 'd' + (h % 24 ? ` ${h % 24}h` : '');
  if (h > 0) return h + 'h' + (m % 60 ? ` ${two(m % 60)}m` : '');
  if (m > 0) return m + 'm' + (seconds % 60 ? ` ${two(seconds % 60)}s` : '');
  return seconds + 's';
}

// What is due need not be said to the second.
const whole = (seconds) => seconds < 60 ? seconds : seconds - seconds % 60;

class TmClock extends HTMLElement {
  static observedAttributes = ['mode', 'zero', 'zone', 'until', 'from', 'now'];

  connectedCallback() {
    clocks.add(this);
    this.tick();
  }

  disconnectedCallback() {
    clocks.delete(this);
  }

  attributeChangedCallback(name, _, value) {
    if (name === 'now' && value) ahead = Math.max(ahead, Number(value) - Date.now());
    this.shown = null;
    if (this.isConnected) this.tick();
  }

  tick() {
    const now = serverNow();
    switch (this.getAttribute('mode')) {
      case 'release': return this.release(now);
      case 'time': return this.time(now);
      case 'date': {
        const p = parts(this.getAttribute('zone'), now, { weekday: 'short', day: 'numeric', month: 'short' });
        return this.say(`${p.weekday} ${p.day} ${p.month}`);
      }
      case 'day': return this.say(parts(this.getAttribute('zone'), now, { weekday: 'short' }).weekday);
      case 'left': return this.say(duration(Math.max(0, Math.ceil((Number(this.getAttribute('until')) - now) / 1000))));
      case 'due': {
        const seconds = Math.round((Number(this.getAttribute('until')) - now) / 1000);
        this.toggleAttribute('late', seconds < 0);
        const words = this.getAttribute(seconds < 0 ? 'after' : 'before') ?? '{0}';
        return this.say(words.replace('{0}', duration(whole(Math.abs(seconds)))));
      }
      case 'since': return this.say(duration(Math.max(0, Math.floor((now - Number(this.getAttribute('from'))) / 1000))));
    }
  }

  release(now) {
    const offset = Math.floor((now - Number(this.getAttribute('zero'))) / 1000);
    const size = Math.abs(offset);
    const h = Math.floor(size / 3600), m = Math.floor(size / 60) % 60, s = size % 60;
    const text = `${two(h)}:${two(m)}:${two(s)}`;
    if (this.shown === offset) return;
    this.shown = offset;
    if (!this.sign) {
      this.setAttribute('role', 'timer');
      this.sign = document.createElement('span');
      this.sign.className = 'sgn';
      this.replaceChildren(this.sign, document.createTextNode(''));
    }
    const letter = this.getAttribute('letter') ?? 'T';
    this.sign.textContent = letter + (offset < 0 ? '-' : '+');
    this.lastChild.data = text;
    this.setAttribute('aria-label',
      `${letter} ${offset < 0 ? 'minus' : 'plus'} ${h ? h + ' hours ' : ''}${m} minutes ${s} seconds`);
  }

  time(now) {
    const p = parts(this.getAttribute('zone'), now, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const text = `${p.hour}:${p.minute}`;
    if (this.shown === text) return;
    this.shown = text;
    this.replaceChildren(document.createTextNode(text));
    const hour = Number(p.hour);
    if (hour >= 23 || hour < 7) {
      const moon = document.createElement('i');
      moon.className = 'ic i-moon s12 c-3';
      moon.setAttribute('aria-hidden', 'true');
      const word = document.createElement('span');
      word.className = 'vh';
      word.textContent = ' ' + (this.getAttribute('night') ?? 'night');
      this.append(' ', moon, word);
    }
  }

  say(text) {
    if (this.shown === text) return;
    this.shown = text;
    this.textContent = text;
  }
}

customElements.define('tm-clock', TmClock);

(function beat() {
  clocks.forEach((clock) => clock.tick());
  setTimeout(beat, 1000 - (Math.floor(serverNow()) % 1000) + 5);
})();
