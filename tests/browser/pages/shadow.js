customElements.define('x-card', class extends HTMLElement {
  constructor() {
    super();
    const figure = document.createElement('one-neuron');
    figure.setAttribute('controls', '');
    figure.setAttribute('eta', '0.1');
    this.attachShadow({ mode: 'closed' }).append(figure);
    this.figure = figure;
  }
});
