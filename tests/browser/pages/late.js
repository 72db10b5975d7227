const figure = document.querySelector('#early');
Object.assign(figure, { eta: 0.5, epochs: 60, playbackRate: 3, currentEpoch: 20, selectedRow: 1 });
figure.rows = [{ x: [0, 0], y: 1 }, { x: [2, 0], y: 0 }, { x: [0, 2], y: 0 }];
await import('./one-neuron.js');
await import('./one-neuron.js?again');
