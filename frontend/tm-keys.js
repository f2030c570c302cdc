// Shortcuts of a page without Ctrl, Alt or Meta: <tm-keys keys="j k Enter Escape g+h"> fires
// `tm-key` with the key. Two keys one after the other are written with a plus.
//
// They rest while somebody types, while a dialog is open, while the connection is lost, with Ctrl, Alt or Meta held, and where
// the reader has switched them off (localStorage `tm-keys` = off).

const TYPING = 'input, textarea, select, [contenteditable], vaadin-text-field, vaadin-text-area, '
  + 'vaadin-combo-box, vaadin-date-time-picker, vaadin-select, vaadin-select-item, '
  + 'vaadin-radio-group';
const DIALOG = 'vaadin-dialog[opened], vaadin-popover[opened]';
const ACTIVATING = 'a, button, [role=button], [role=tab], summary';
const PATIENCE = 1500;

const all = new Set();
let first = { key: '', at: 0 };

function rests(event) {
  const off = localStorage.getItem('tm-keys') === 'off' && event.key.length === 1;
  const target = event.composedPath()[0];
  return off || document.documentElement.hasAttribute('data-lost') || event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented
    || event.isComposing || document.querySelector(DIALOG) !== null
    || (target instanceof Element && target.closest(TYPING) !== null)
    || (event.key === 'Enter' && target instanceof Element && target.closest(ACTIVATING) !== null);
}

document.addEventListener('keydown', (event) => {
  if (rests(event)) return;
  const before = event.timeStamp - first.at < PATIENCE ? first.key : '';
  first = { key: '', at: 0 };
  const wanted = [before + '+' + event.key, event.key]
    .find((key) => [...all].some((one) => one.keys().includes(key)));
  if (wanted) {
    event.preventDefault();
    all.forEach((one) => one.fire(wanted));
  } else if ([...all].some((one) => one.keys().some((key) => key.startsWith(event.key + '+')))) {
    first = { key: event.key, at: event.timeStamp };
  }
});

class TmKeys extends HTMLElement {
  connectedCallback() {
    all.add(this);
  }

  disconnectedCallback() {
    all.delete(this);
  }

  keys() {
    return (this.getAttribute('keys') ?? '').split(' ');
  }

  fire(key) {
    if (this.keys().includes(key)) this.dispatchEvent(new CustomEvent('tm-key', { detail: { key } }));
  }
}

customElements.define('tm-keys', TmKeys);
