import { launch } from 'puppeteer-core';
import { serve } from './harness/server.ts';
const browser = await launch({browser:'chrome',executablePath:'/usr/bin/chromium',headless:true,args:['--no-sandbox','--disable-gpu']});
const site = await serve({}, {});
const page = await browser.newPage();
page.on('console',m=>console.log(m.text())); page.on('pageerror',e=>console.log(String(e)));
for (const [w,q,scheme] of [[1280,'builder.html','light'],[390,'builder.html?dataset=xor&eta=fast','dark'],[1280,'de/builder.html?dataset=moons&panels=boundary+loss+equations','dark'],[320,'de/builder.html?dataset=src','light']] as const) {
await page.setViewport({width:w,height:900});
await page.emulateMediaFeatures([{name:'prefers-color-scheme',value:scheme}]);
await page.goto(site.url+q);
await new Promise(r=>setTimeout(r,1500));
console.log(w,q,await page.evaluate(()=>[document.documentElement.scrollWidth, document.querySelector('.state')!.textContent, (document.querySelector('#tag') as any).value,(document.querySelector('#frame') as any).value,(document.querySelector('#link') as any).value]));
await page.screenshot({path:`/tmp/shots/builder-${w}-${scheme}.png`,fullPage:true});
}
await browser.close(); await site.close();
