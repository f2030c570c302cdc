// Single-key shortcuts of a page: <tm-keys keys="j k Enter Escape"> fires `tm-key` with the key.
//
// They rest while somebody types, while a dialog is open, with Ctrl, Alt or Meta held, and where
// the reader has switched them off (localStorage `tm-keys` = off).

const TYPING = 'input, textarea, select, [contenteditable], vaadin-text-field, vaadin-text-area, '
  + 'vaadin-combo-box, vaadin-date-time-picker, vaadin-select, vaadin-select-item, '
  + 'vaadin-radio-group';
const DIALOG = 'vaadin-dialog[opened], vaadin-popover[opened]';
const ACTIVATING = 'a, button, [role=button], [role=tab], summary';

class TmKeys extends HTMLElement {
  connectedCallback() {
    this.listener = (event) => this.press(event);
    document.addEventListener('keydown', this.listener);
  }

  disconnectedCallback() {
    document.removeEventListener('keydown', this.listener);
  }

  press(event) {
    const keys = (this.getAttribute('keys') ?? '').split(' ');
    const off = localStorage.getItem('tm-keys') === 'off' && event.key.length === 1;
    const target = event.composedPath()[0];
    if (off || !keys.includes(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.defaultPrevented || event.isComposing || document.querySelector(DIALOG)) return;
    if (target instanceof Element && target.closest(TYPING)) return;
    if (event.key === 'Enter' && target instanceof Element && target.closest(ACTIVATING)) return;
    event.preventDefault();
    this.dispatchEvent(new CustomEvent('tm-key', { detail: { key: event.key } }));
  }
}

customElements.define('tm-keys', TmKeys);
