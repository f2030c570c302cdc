// Says within seconds that the server cannot be reached, for as long as it cannot: push notices only
// when somebody sends.
//
//   <tm-connection lost="Connection lost. You see {0}, {1} ago. …" back="…" reason="…" estimated="…">
//
// While it is lost, what would ask the server for something rests, with the reason; what was typed
// stays. Once the server answers again and no longer knows the session, the page is loaded anew.

const EVERY = 2000;
const PATIENCE = 2500;
const SHOWN = 6000;
const ACTING = 'button, vaadin-button, a[href]:not([target=_blank]), summary, [role=button], [role=tab], vaadin-checkbox, '
  + 'vaadin-radio-button, vaadin-select, vaadin-upload, input[type=file]';
const PRESSING = ['Enter', ' '];
const RESTORED = 'tm-connected-again';

const root = document.documentElement;
let element = null;
let seen = Date.now();
let lost = false;
let timer = 0;

const clock = new Intl.DateTimeFormat('en-GB', { timeStyle: 'medium' });

function age(millis) {
  const seconds = Math.round(millis / 1000);
  return seconds < 60 ? seconds + 's' : Math.floor(seconds / 60) + 'm';
}

async function answers(address, options) {
  const given = new AbortController();
  const patience = setTimeout(() => given.abort(), PATIENCE);
  try {
    return await fetch(address, { cache: 'no-store', redirect: 'manual', signal: given.signal, ...options });
  } catch {
    return null;
  } finally {
    clearTimeout(patience);
  }
}

const base = () => new URL('.', document.baseURI).href;

/** Whether the server still knows the session that this page belongs to. */
async function known() {
  const client = Object.values(window.Vaadin?.Flow?.clients ?? {}).find((one) => one.getUIId);
  const answer = await answers(base() + `?v-r=heartbeat&v-uiId=${client?.getUIId()}`, { method: 'POST' });
  return answer !== null && answer.ok;
}

async function beat() {
  clearTimeout(timer);
  const answer = await answers(base() + 'assets/icon.svg', { method: 'HEAD' });
  if (answer !== null && answer.ok) {
    seen = Date.now();
    if (lost) await back();
  } else {
    lose();
  }
  if (lost) show();
  clearTimeout(timer);
  timer = setTimeout(beat, lost ? EVERY / 2 : EVERY);
}

function lose() {
  if (lost) return;
  lost = true;
  root.toggleAttribute('data-lost', true);
  const reason = element?.getAttribute('reason') ?? '';
  document.querySelectorAll('button, vaadin-button').forEach((button) => {
    if (button.disabled || button.hasAttribute('aria-disabled')) return;
    button.setAttribute('aria-disabled', 'true');
    button.tmTitle = button.getAttribute('title');
    button.setAttribute('title', reason);
    button.toggleAttribute('data-rests', true);
  });
}

async function back() {
  if (!await known()) {
    sessionStorage.setItem(RESTORED, '1');
    location.reload();
    return;
  }
  lost = false;
  root.toggleAttribute('data-lost', false);
  document.querySelectorAll('[data-rests]').forEach((button) => {
    button.removeAttribute('data-rests');
    button.removeAttribute('aria-disabled');
    if (button.tmTitle === null) button.removeAttribute('title');
    else button.setAttribute('title', button.tmTitle);
  });
  again();
}

function again() {
  say('ok', element?.getAttribute('back') ?? '');
  setTimeout(() => { if (!lost) element?.replaceChildren(); }, SHOWN);
}

function show() {
  const words = (element?.getAttribute('lost') ?? '')
    .replace('{0}', clock.format(seen)).replace('{1}', age(Date.now() - seen));
  say('warn', words);
}

// The sentence is replaced and not the element, so that it is read out once and not every second.
function say(tone, words) {
  if (!element) return;
  let banner = element.firstElementChild;
  if (banner?.dataset.tone !== tone) {
    banner = document.createElement('div');
    banner.className = `banner across ${tone}`;
    banner.dataset.tone = tone;
    const icon = document.createElement('i');
    icon.className = `ic ${tone === 'ok' ? 'i-ok' : 'i-attention'} s14`;
    icon.setAttribute('aria-hidden', 'true');
    const aloud = document.createElement('span');
    aloud.className = 'vh';
    aloud.setAttribute('role', 'alert');
    const seen = document.createElement('span');
    seen.setAttribute('aria-hidden', 'true');
    banner.append(icon, seen, aloud);
    element.replaceChildren(banner);
    aloud.textContent = words;
  }
  banner.children[1].textContent = words;
}

function rests(event) {
  if (!lost) return;
  const path = event.composedPath().filter((one) => one instanceof Element);
  const acts = path.some((one) => one.matches(ACTING));
  const sends = event.key === 'Enter' && path.some((one) => one.matches('input'));
  const presses = event.type !== 'keydown' || PRESSING.includes(event.key);
  if ((acts && presses) || sends) {
    event.preventDefault();
    event.stopImmediatePropagation();
  }
}

for (const type of ['click', 'keydown', 'submit']) window.addEventListener(type, rests, true);
document.addEventListener('visibilitychange', () => { if (!document.hidden) beat(); });
window.addEventListener('online', beat);
window.addEventListener('offline', beat);
window.addEventListener('pageshow', beat);

class TmConnection extends HTMLElement {
  connectedCallback() {
    element = this;
    root.style.setProperty('--tm-estimated', JSON.stringify(' ' + (this.getAttribute('estimated') ?? '')));
    if (lost) show();
    else if (sessionStorage.getItem(RESTORED)) {
      sessionStorage.removeItem(RESTORED);
      again();
    }
    window.Vaadin?.connectionState?.addStateChangeListener((_, now) => {
      if (now === 'connection-lost' || now === 'reconnecting') beat();
    });
  }
}

customElements.define('tm-connection', TmConnection);
timer = setTimeout(beat, EVERY);
