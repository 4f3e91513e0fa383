package org.guildhall.runtime.job;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.guildhall.runtime.config.LaunchSettings;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What this server is called among the nodes: the launch setting, else the machine's own name. */
@Component(service = NodeName.class)
public final class NodeName {
    /** Setting: the name. */
    public static final String NODE = "guildhall.node";

    private static final int LONGEST = 80;

    private final LaunchSettings settings;
    private volatile @Nullable String name;

    @Activate
    public NodeName(@Reference LaunchSettings settings) {
        this.settings = settings;
    }

    /** Asked for when it is needed first: to look the machine's name up can take a while. */
    public String get() {
        String known = name;
        if (known == null) {
            known = settings.get(NODE).orElseGet(NodeName::machine);
            known = known.length() <= LONGEST ? known : known.substring(0, LONGEST);
            name = known;
        }
        return known;
    }

    private static String machine() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        }
    }
}
