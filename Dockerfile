# The program with Debian's own Chromium, as a user without rights.
FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends chromium fonts-dejavu-core ca-certificates \
  && rm -rf /var/lib/apt/lists/*
ENV NODE_ENV=production VIGIE_BROWSER=/usr/bin/chromium
WORKDIR /app
COPY package.json package-lock.json ./
# The optional packages hold the chart's renderer too: only the packaged Node and Chromium, which the image has, go again.
RUN npm ci --omit=dev --ignore-scripts \
  && rm -rf node_modules/node-linux-* node_modules/@sparticuz/chromium/bin
COPY bin bin
COPY src src
COPY demo demo
COPY models models
COPY config config
RUN mkdir .vigie && chown node:node .vigie
USER node
ENTRYPOINT ["bin/vigie"]
CMD ["--help"]
