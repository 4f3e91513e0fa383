package org.guildhall.vaadin.internal;

import java.security.SecureRandom;
import java.util.Base64;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * A content security policy without {@code unsafe-eval}. Vaadin's client compiles expressions that the server sends with
 * {@code new Function}; a first script replaces that by a compilation through a script element that carries the nonce.
 */
final class Csp {

    /** For everything that is not a page: nothing in it may run or load anything. */
    static final String FILES =
            "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final String COMPILE_BY_NONCE = """
            (() => {
              const nonce = document.currentScript.nonce;
              const NativeFunction = window.Function;
              const known = new Map();
              let count = 0;
              const compile = (args) => {
                const key = JSON.stringify(args.map(String));
                let compiled = known.get(key);
                if (compiled) return compiled;
                const parts = args.map(String);
                const body = parts.length ? parts.pop() : '';
                const name = '__compiled' + (count++);
                const script = document.createElement('script');
                script.nonce = nonce;
                script.textContent = 'window.' + name + '=function(' + parts.join(',') + '\\n){' + body + '\\n}';
                document.head.appendChild(script);
                script.remove();
                compiled = window[name];
                delete window[name];
                if (!compiled) throw new SyntaxError('Expression cannot be compiled');
                if (known.size > 1000) known.clear();
                known.set(key, compiled);
                return compiled;
              };
              window.Function = new Proxy(NativeFunction, {
                apply: (target, self, args) => compile(args),
                construct: (target, args) => compile(args)
              });
            })();
            """;

    private Csp() {}

    static String newNonce() {
        byte[] bytes = new byte[18];
        RANDOM.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    static String policy(String nonce) {
        return "default-src 'self'; script-src 'nonce-" + nonce
                + "' 'strict-dynamic'; style-src 'self' 'unsafe-inline';"
                + " img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; object-src 'none';"
                + " base-uri 'self'; form-action 'self'; frame-ancestors 'self'";
    }

    static void apply(Document document, String nonce) {
        Element compile = new Element("script");
        compile.appendChild(new DataNode(COMPILE_BY_NONCE));
        document.head().insertChildren(0, compile);
        Element meta = new Element("meta");
        meta.attr("property", "csp-nonce").attr("nonce", nonce);
        document.head().insertChildren(0, meta);
        for (Element script : document.select("script")) {
            script.attr("nonce", nonce);
        }
    }
}
