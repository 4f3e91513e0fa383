package org.guildhall.vaadin.internal;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinSession;
import com.vaadin.flow.server.communication.ServerRpcHandler;
import com.vaadin.flow.server.communication.UidlRequestHandler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Flow keeps the last answer of each open page in case that it was lost on the way. Here it is kept packed, in a tenth of the room: an
 * answer that shows a page has some 30 kB, and lies there while the person reads.
 */
final class PackedAnswers extends UidlRequestHandler {
    private static final int WORTH_PACKING = 1_024;

    @Override
    public Optional<ResponseWriter> synchronizedHandleRequest(
            VaadinSession session, VaadinRequest request, VaadinResponse response, String body) throws IOException {
        Optional<ResponseWriter> answer = super.synchronizedHandleRequest(session, request, response, body);
        UI ui = session.getService().findUI(request);
        if (ui != null) {
            pack(ui);
        }
        return answer;
    }

    @Override
    protected ServerRpcHandler createRpcHandler() {
        return new ServerRpcHandler() {
            @Override
            public void handleRpc(UI ui, String message, VaadinRequest request)
                    throws InvalidUIDLSecurityKeyException, MessageIdSyncException {
                try {
                    super.handleRpc(ui, message, request);
                } catch (ClientResentPayloadException again) {
                    unpack(ui);
                    throw again;
                }
            }
        };
    }

    private static void pack(UI ui) throws IOException {
        String last = ui.getInternals().getLastRequestResponse();
        if (last == null) {
            return;
        }
        if (last.length() < WORTH_PACKING) {
            ComponentUtil.setData(ui, Packed.class, null);
            return;
        }
        ByteArrayOutputStream packed = new ByteArrayOutputStream(last.length() / 8);
        Deflater quick = new Deflater(Deflater.DEFAULT_COMPRESSION);
        try (OutputStream out = new DeflaterOutputStream(packed, quick)) {
            out.write(last.getBytes(StandardCharsets.UTF_8));
        } finally {
            quick.end();
        }
        ComponentUtil.setData(ui, Packed.class, new Packed(packed.toByteArray()));
        ui.getInternals().setLastRequestResponse(null);
    }

    private static void unpack(UI ui) {
        @Nullable Packed packed = ComponentUtil.getData(ui, Packed.class);
        if (packed != null && ui.getInternals().getLastRequestResponse() == null) {
            try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(packed.bytes))) {
                ui.getInternals().setLastRequestResponse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }

    private static final class Packed {
        private final byte[] bytes;

        Packed(byte[] bytes) {
            this.bytes = bytes;
        }
    }
}
