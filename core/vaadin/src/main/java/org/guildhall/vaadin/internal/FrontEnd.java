package org.guildhall.vaadin.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * What of Vaadin's prebuilt front end a page starts with. Its start script loads one file with all components, 880 kB, before anything
 * is seen, though most pages have none of them. A page whose first state has no component starts without that file: an import map gives
 * the start script a small one instead, which brings the components once Flow asks for the first.
 */
final class FrontEnd {

    /** In a page's state, of a component with parts in the front end; {@link PartTriggers} leaves out those of classes that have none. */
    static final String TRIGGER = "window.Vaadin.Flow.loadOnDemand(";

    private static final String BUILD = "/VAADIN/build/";
    private static final String START = "script[type=module][src*=" + BUILD + "]";
    private static final String STAND_IN = "/vaadin-start/components.js";

    private static final String COMPONENTS = "generated-flow-imports-";
    private static final List<String> CLIENT = List.of("FlowBootstrap-", "FlowClient-");
    private static final Pattern FILE = Pattern.compile("[\\w-]+\\.js");

    private final StaticAssets assets;
    private final Map<String, Optional<Parts>> known = new ConcurrentHashMap<>();

    /**
     * The files of a start script.
     *
     * @param components with all components
     * @param together what the start script has fetched with it
     * @param client what every page needs next
     */
    private record Parts(String components, Set<String> together, List<String> client) {}

    FrontEnd(StaticAssets assets) {
        this.assets = assets;
    }

    /** Before the page has its nonce; {@code context} is where its server stands, empty or with a slash in front. */
    void apply(Document document, String context) {
        Element start = document.selectFirst(START);
        if (start == null) {
            return;
        }
        String source = start.attr("src");
        String name = source.substring(source.lastIndexOf('/') + 1);
        known.computeIfAbsent(name, this::read).ifPresent(parts -> {
            String build = context + BUILD;
            boolean bare = document.select("script[initial]").stream()
                    .noneMatch(script -> script.data().contains(TRIGGER));
            if (bare) {
                startBare(document, context, name, parts);
            }
            for (String file : parts.client()) {
                document.head()
                        .appendElement("link")
                        .attr("rel", "modulepreload")
                        .attr("crossorigin", "")
                        .attr("href", build + file);
            }
        });
    }

    private void startBare(Document document, String context, String start, Parts parts) {
        String build = context + BUILD;
        String standIn = context + STAND_IN + "?v=" + assets.tag(STAND_IN);
        // a start script fetches nothing early that the page has a link to, whatever the link is for
        for (String file : parts.together()) {
            document.head().appendElement("link").attr("rel", "on-demand").attr("href", build + file);
        }
        Element map = new Element("script").attr("type", "importmap");
        map.appendChild(new DataNode(
                """
                {"imports":{"vaadin-components":"%s"},"scopes":{"%s":{"%s":"%s"}}}""".formatted(build + parts.components(), build + start, build + parts.components(), standIn)));
        document.head().insertChildren(0, List.of(map));
        document.head().appendElement("link").attr("rel", "modulepreload").attr("href", standIn);
    }

    /** Empty for a front end that is put together in another way: its pages start as Vaadin has them start. */
    private Optional<Parts> read(String start) {
        URL url = assets.resource(BUILD + start);
        if (url == null) {
            return Optional.empty();
        }
        String script;
        try (InputStream in = url.openStream()) {
            script = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        List<String> components = imported(COMPONENTS, script);
        List<String> client =
                CLIENT.stream().flatMap(name -> imported(name, script).stream()).toList();
        // its first line names what is fetched together with the components
        Set<String> together = FILE.matcher(script.substring(0, Math.max(0, script.indexOf('\n'))))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return components.size() == 1 && client.size() == CLIENT.size() && together.contains(components.getFirst())
                ? Optional.of(new Parts(components.getFirst(), together, client))
                : Optional.empty();
    }

    /** The files of a name, one after the other, that a script imports when it comes to it; no pattern, for a script is large. */
    private static List<String> imported(String name, String script) {
        String before = "import(`./";
        List<String> files = new ArrayList<>();
        for (int at = script.indexOf(before + name); at >= 0; at = script.indexOf(before + name, at + 1)) {
            files.add(script.substring(at + before.length(), script.indexOf('`', at + before.length())));
        }
        return files;
    }
}
