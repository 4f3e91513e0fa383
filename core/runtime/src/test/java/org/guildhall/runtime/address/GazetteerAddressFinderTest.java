package org.guildhall.runtime.address;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import org.guildhall.api.address.Address;
import org.guildhall.api.address.AddressesUnavailableException;
import org.guildhall.runtime.settings.SettingsValues;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GazetteerAddressFinderTest {
    @TempDir
    Path data;

    @Test
    void aTestInstanceHasAMadeUpTown() {
        GazetteerAddressFinder finder = finder(true);
        List<Address> found = finder.byPostcode("wr52np");
        assertEquals(25, found.size());
        assertEquals(
                "1 Spindle Hill, Ambleford, Barsetshire, WR5 2NP",
                found.getFirst().oneLine());
        assertEquals("2", found.get(1).houseNumber());
        assertEquals(
                List.of("1", "1A", "3"),
                finder.byPostcode("GH2 3DF").stream()
                        .limit(3)
                        .map(Address::houseNumber)
                        .toList());
        assertEquals(List.of(), finder.byPostcode("GH9 9ZZ"));
        assertEquals(List.of(), finder.byPostcode("nowhere"));
    }

    @Test
    void aLiveInstanceWithoutAFileHasNoAddresses() {
        assertEquals(List.of(), finder(false).byPostcode("WR5 2NP"));
    }

    @Test
    void saysThatAFileCannotBeRead() throws Exception {
        Files.createDirectories(data.resolve("gazetteer"));
        Files.write(data.resolve("gazetteer/addresses.csv"), new byte[] {'u', (byte) 0xff, '\n'});
        assertThrows(AddressesUnavailableException.class, () -> finder(false).byPostcode("WR5 2NP"));
    }

    @Test
    void readsATableByItsDeclaredColumns() throws Exception {
        String csv = "UPRN,Nr,Road,Town,Post Code\n7,12,Low Road,Ambleford,gh11aa\n8,1,Low Road,Ambleford,none\n";
        Map<String, List<Address>> found = GazetteerFile.read(
                new StringReader(csv),
                settings(
                        "columns",
                        new String[] {"house_number=Nr", "street=Road", "postcode=Post Code"},
                        "county",
                        "Barsetshire"));
        assertEquals(
                Map.of(
                        "GH1 1AA",
                        List.of(new Address("", "12", "Low Road", "", "Ambleford", "Barsetshire", "GH1 1AA", "7"))),
                found);
    }

    @Test
    void joinsTheRecordsOfAddressBase() throws Exception {
        String csv = """
                10,"MADE UP",9999,2026-01-01,0,2026-01-01,12:00:00,2.2,F
                15,"I",1,200,"ST JOHN'S ROAD","NORTHGATE","AMBLEFORD","BARSETSHIRE","ENG",2001-01-01,,2001-01-01,2001-01-01
                21,"I",2,000100,1,2,2001-01-01,,1.0,2.0,1,2,1,9999,"E",2001-01-01,,2001-01-01,2001-01-01,"D","GH1 1AA",0
                21,"I",3,101,1,2,2001-01-01,,1.0,2.0,1,2,1,9999,"E",2001-01-01,,2001-01-01,2001-01-01,"D","GH1 1AA",0
                24,"I",4,101,"K1","ENG",1,2001-01-01,,2001-01-01,2001-01-01,2,"",,"","FLAT",14,"A",16,"","",200,1,,,
                24,"I",5,100,"K2","ENG",1,2001-01-01,,2001-01-01,2001-01-01,,"",,"","",12,"",,"","",200,1,,,
                24,"I",6,102,"K3","ENG",8,2001-01-01,,2001-01-01,2001-01-01,,"",,"","",99,"",,"","",200,1,,,
                28,"I",7,000100,5,"","","","ROSE COTTAGE",12,"","ST JOHN'S ROAD","","NORTHGATE","AMBLEFORD","GH1 1AA","S","1A",,,,,,,,,,,
                28,"D",8,103,5,"","","","",13,"","ST JOHN'S ROAD","","","AMBLEFORD","GH1 1AA","S","1A",,,,,,,,,,,
                """;
        Map<String, List<Address>> found = GazetteerFile.read(new StringReader(csv), settings());
        assertEquals(
                Map.of(
                        "GH1 1AA",
                        List.of(
                                new Address(
                                        "Rose Cottage",
                                        "12",
                                        "St John's Road",
                                        "Northgate",
                                        "Ambleford",
                                        "",
                                        "GH1 1AA",
                                        "100"),
                                new Address(
                                        "Flat, 2",
                                        "14A-16",
                                        "St John's Road",
                                        "Northgate",
                                        "Ambleford",
                                        "Barsetshire",
                                        "GH1 1AA",
                                        "101"))),
                found);
    }

    private GazetteerAddressFinder finder(boolean test) {
        return new GazetteerAddressFinder(data, test, () -> settings());
    }

    private static GazetteerSettings settings(Object... pairs) {
        Hashtable<String, Object> stored = new Hashtable<>();
        for (int i = 0; i < pairs.length; i += 2) {
            stored.put(pairs[i].toString(), pairs[i + 1]);
        }
        return SettingsValues.of(GazetteerSettings.class, "gazetteer", stored);
    }
}
