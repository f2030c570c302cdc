// An instant as the server printed it. Hover, focus or a tap shows what the clocks say at all sites.
//
//   <tm-when at="2026-12-05T14:00:00Z">14:00</tm-when>
//   <tm-when at="…Z" zero="…Z">14:00</tm-when>           with the offset from T-0, T+1h05m
//   <tm-when at="…Z" offset="T-5d 09:00">14:00</tm-when>  with the offset as the file says it
//
// The shell gives the sites once per page, as its property `when`:
//   { sites: [{ name, zone, you }], night }
// Without `at` it is plain text. In a link or a button it only answers to hovering, since what can be
// pressed must not be inside what can be pressed.

const OPENS_AFTER = 250;
const CLOSES_AFTER = 200;
const GAP = 6;
const EDGE = 8;

const two = (n) => String(n).padStart(2, '0');

const formats = new Map();
function clock(zone, instant) {
  if (!formats.has(zone)) {
    formats.set(zone, new Intl.DateTimeFormat('en-US', {
      timeZone: zone, weekday: 'short', day: 'numeric', month: 'short',
      hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
    }));
  }
  const p = Object.fromEntries(formats.get(zone).formatToParts(instant).map((one) => [one.type, one.value]));
  return { date: `${p.weekday} ${p.day} ${p.month}`, time: `${p.hour}:${p.minute}`, hour: Number(p.hour) };
}

// T+1h05m, T-15m, T-0; never in days, since T-5d counts days of the calendar.
function elapsed(zero, instant) {
  const offset = Math.floor((instant - zero) / 1000);
  if (offset === 0) return 'T-0';
  const size = Math.abs(offset);
  const h = Math.floor(size / 3600), m = Math.floor(size / 60) % 60;
  const text = size < 60 ? size + 's'
    : h === 0 ? m + 'm'
    : h + 'h' + (m ? two(m) + 'm' : '');
  return (offset < 0 ? 'T-' : 'T+') + text;
}

function make(tag, style, text) {
  const element = document.createElement(tag);
  if (style) element.className = style;
  if (text) element.textContent = text;
  return element;
}

// The one popover of the page.
const tip = make('div', 'whentip');
tip.id = 'tm-when-tip';
tip.setAttribute('role', 'tooltip');
tip.setAttribute('popover', 'manual');
let shown = null;
let pinned = false;
let timer = 0;

function line(name, you, zone, instant, night) {
  const at = clock(zone, instant);
  const row = make('div', you ? 'you' : '');
  row.append(make('span', 'place', name), ' ', make('span', 'date', at.date), ' ', make('b', '', at.time), ' ');
  if (zone !== 'UTC' && (at.hour >= 23 || at.hour < 7)) {
    const moon = make('i', 'ic i-moon s12');
    moon.setAttribute('aria-hidden', 'true');
    const asleep = make('span', 'asleep');
    asleep.append(moon, make('span', 'vh', night));
    row.append(asleep);
  }
  return row;
}

function fill(when) {
  const instant = when.instant;
  const known = document.querySelector('.shell')?.when ?? { sites: [], night: 'night' };
  const lines = known.sites.map((site) => line(site.name, site.you, site.zone, instant, known.night));
  if (!known.sites.some((site) => site.zone === 'UTC')) lines.push(line('UTC', false, 'UTC', instant, known.night));
  const offset = when.getAttribute('offset') || (when.zero === null ? '' : elapsed(when.zero, instant));
  tip.replaceChildren(...(offset ? [make('div', 'offset', offset)] : []), ...lines);
}

function place() {
  const anchor = shown.getBoundingClientRect();
  if (anchor.bottom < 0 || anchor.top > innerHeight || !shown.getClientRects().length) return close();
  const size = tip.getBoundingClientRect();
  const below = anchor.bottom + GAP;
  const top = below + size.height + EDGE <= innerHeight ? below : anchor.top - GAP - size.height;
  const left = anchor.left + anchor.width / 2 - size.width / 2;
  tip.style.top = Math.max(EDGE, Math.min(top, innerHeight - EDGE - size.height)) + 'px';
  tip.style.left = Math.max(EDGE, Math.min(left, innerWidth - EDGE - size.width)) + 'px';
}

function open(when, stays) {
  clearTimeout(timer);
  if (shown !== when) {
    close();
    shown = when;
    const home = when.closest('main') ?? document.querySelector('main') ?? document.body;
    if (tip.parentNode !== home) home.append(tip);
    fill(when);
    tip.showPopover();
    when.setAttribute('aria-describedby', tip.id);
    place();
  }
  pinned = pinned || stays;
}

function close() {
  clearTimeout(timer);
  pinned = false;
  if (!shown) return;
  shown.removeAttribute('aria-describedby');
  shown = null;
  if (tip.isConnected) tip.hidePopover();
}

function later(what, delay) {
  clearTimeout(timer);
  timer = setTimeout(what, delay);
}

// What a pointer may rest on without losing it.
tip.addEventListener('pointerenter', () => clearTimeout(timer));
tip.addEventListener('pointerleave', () => { if (!pinned) later(close, CLOSES_AFTER); });

addEventListener('keydown', (event) => {
  if (shown && event.key === 'Escape') {
    event.stopImmediatePropagation();
    event.preventDefault();
    close();
  }
}, true);
addEventListener('pointerdown', (event) => {
  if (shown && !shown.contains(event.target) && !tip.contains(event.target)) close();
}, true);
addEventListener('scroll', () => { if (shown) place(); }, true);
addEventListener('resize', () => { if (shown) place(); });

class TmWhen extends HTMLElement {
  static observedAttributes = ['at', 'zero', 'offset'];

  constructor() {
    super();
    this.addEventListener('pointerenter', (event) => {
      if (event.pointerType !== 'touch' && this.instant !== null && shown !== this) later(() => open(this, false), OPENS_AFTER);
    });
    this.addEventListener('pointerleave', () => {
      if (shown === this ? !pinned : true) later(() => { if (!pinned) close(); }, CLOSES_AFTER);
    });
    this.addEventListener('focus', () => {
      if (this.matches(':focus-visible') && this.instant !== null) open(this, true);
    });
    this.addEventListener('blur', () => { if (shown === this) close(); });
    this.addEventListener('click', (event) => {
      if (this.reachable) {
        event.stopPropagation();
        event.preventDefault();
        this.toggle();
      }
    });
    this.addEventListener('keydown', (event) => {
      if (this.reachable && (event.key === 'Enter' || event.key === ' ')) {
        event.stopPropagation();
        event.preventDefault();
        this.toggle();
      }
    });
  }

  connectedCallback() {
    this.refresh();
  }

  disconnectedCallback() {
    if (shown === this) close();
  }

  attributeChangedCallback() {
    if (this.isConnected) this.refresh();
  }

  // Milliseconds since 1970, null for plain text.
  get instant() {
    const at = Date.parse(this.getAttribute('at') ?? '');
    return Number.isNaN(at) ? null : at;
  }

  get zero() {
    const at = Date.parse(this.getAttribute('zero') ?? '');
    return Number.isNaN(at) ? null : at;
  }

  toggle() {
    if (shown === this && pinned) close();
    else open(this, true);
  }

  refresh() {
    this.reachable = this.instant !== null && !this.parentElement?.closest('a,button,[role=button]');
    for (const [name, value] of [['role', 'button'], ['tabindex', '0']]) {
      if (this.reachable) this.setAttribute(name, value);
      else this.removeAttribute(name);
    }
    if (shown !== this) return;
    if (this.instant === null) {
      close();
    } else {
      fill(this);
      place();
    }
  }
}

customElements.define('tm-when', TmWhen);
