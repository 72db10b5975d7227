/** The table of contents marks the chapter that is being read. */

export function contents(): void {
  const links = new Map([...document.querySelectorAll<HTMLAnchorElement>('.contents li a')].map((link) => [link.hash.slice(1), link]));
  // A chapter is being read when it crosses a line in the upper part of the window.
  const reading = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const link = links.get(target.id);
        if (isIntersecting) link?.setAttribute('aria-current', 'location');
        else link?.removeAttribute('aria-current');
      }
    },
    { rootMargin: '-25% 0px -74% 0px' },
  );
  for (const chapter of document.querySelectorAll('.chapter')) reading.observe(chapter);
}
