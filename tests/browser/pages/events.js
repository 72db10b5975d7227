// Listeners may come before the element is defined: its events wait for nobody.
const figure = document.querySelector('one-neuron');
const log = document.querySelector('#log');
for (const name of 'loadstart loadeddata play playing epochupdate seeking seeked ratechange pause ended change error'.split(' ')) {
  figure.addEventListener(name, () => {
    if (log.lastElementChild?.textContent === name) return;
    log.append(Object.assign(document.createElement('li'), { textContent: name }));
  });
}
await customElements.whenDefined('one-neuron');
await figure.ready;
await figure.play();
