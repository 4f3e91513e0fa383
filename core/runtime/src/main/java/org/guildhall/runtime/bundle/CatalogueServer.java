package org.guildhall.runtime.bundle;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;
import org.guildhall.api.error.RefusedException;

/**
 * A catalogue on a server, asked over HTTPS. Neither the catalogue nor a redirect leads to another server: whoever writes them must not
 * make this one ask inside of the council's network.
 */
record CatalogueServer(URI index, int seconds) implements CataloguePlace {
    private static final int MOST_REDIRECTS = 3;
    private static final int OK = 200;

    @Override
    public void copy(String file, long most, OutputStream out) {
        URI wanted = file.equals(INDEX) ? index : resolve(index, file);
        FutureTask<Void> transfer = new FutureTask<>(() -> {
            transfer(wanted, most, out);
            return null;
        });
        Thread thread = Thread.ofPlatform()
                .daemon()
                .name("guildhall-catalogue-transfer")
                .start(transfer);
        try {
            transfer.get(seconds, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            thread.interrupt();
            throw CataloguePlace.refused("catalogue.slow", e, index.getHost(), seconds);
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new IllegalStateException("The catalogue is not waited for any more", e);
        } catch (ExecutionException e) {
            throw problem(Objects.requireNonNull(e.getCause(), "what failed"));
        }
    }

    private RuntimeException problem(Throwable cause) {
        return switch (cause) {
            case SSLException untrusted -> CataloguePlace.refused("catalogue.certificate", untrusted, index.getHost());
            case IOException unreachable ->
                CataloguePlace.refused("catalogue.unreachable", unreachable, index.getHost());
            case RuntimeException other -> other;
            default -> new IllegalStateException("The catalogue cannot be fetched", cause);
        };
    }

    private void transfer(URI wanted, long most, OutputStream out) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .proxy(Optional.ofNullable(ProxySelector.getDefault()).orElse(HttpClient.Builder.NO_PROXY))
                .connectTimeout(Duration.ofSeconds(seconds))
                .build()) {
            try {
                HttpResponse<InputStream> answer = answer(client, wanted);
                try (InputStream in = answer.body()) {
                    long told =
                            answer.headers().firstValueAsLong("Content-Length").orElse(0);
                    if (told > most) {
                        throw new RefusedException("catalogue.too-large", wanted, most);
                    }
                    CataloguePlace.copy(in, wanted.toString(), most, out);
                }
            } finally {
                client.shutdownNow();
            }
        }
    }

    private HttpResponse<InputStream> answer(HttpClient client, URI wanted) throws IOException, InterruptedException {
        URI address = wanted;
        for (int redirect = 0; redirect <= MOST_REDIRECTS; redirect++) {
            HttpRequest request = HttpRequest.newBuilder(address)
                    .header("User-Agent", "Guildhall")
                    .timeout(Duration.ofSeconds(seconds))
                    .build();
            HttpResponse<InputStream> answer = client.send(request, BodyHandlers.ofInputStream());
            Optional<String> location =
                    answer.statusCode() / 100 == 3 ? answer.headers().firstValue("Location") : Optional.empty();
            if (answer.statusCode() == OK) {
                return answer;
            }
            answer.body().close();
            if (location.isEmpty()) {
                throw new RefusedException("catalogue.status", address, answer.statusCode());
            }
            address = resolve(address, location.get());
        }
        throw new RefusedException("catalogue.redirects", wanted);
    }

    /** An address of the same server. */
    private URI resolve(URI from, String place) {
        try {
            URI address = from.resolve(new URI(place.replace(" ", "%20")));
            if (!sameServer(address)) {
                throw new RefusedException("catalogue.elsewhere", place);
            }
            return address;
        } catch (URISyntaxException e) {
            throw CataloguePlace.refused("catalogue.elsewhere", e, place);
        }
    }

    private boolean sameServer(URI address) {
        return index.getScheme().equalsIgnoreCase(address.getScheme())
                && index.getHost().equalsIgnoreCase(address.getHost())
                && port(index) == port(address)
                && address.getRawUserInfo() == null;
    }

    private static int port(URI address) {
        return address.getPort() < 0 ? 443 : address.getPort();
    }
}
