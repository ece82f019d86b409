/**
 * Published files that have errors, each with the codes of its errors, by what is wrong with them. Every error is the
 * fault of the file, or of what it stands on and is not published with it.
 */
export const faults: Readonly<Record<string, string>> = {
  "emb-unknown-class": "embeds a class that no file here declares",
  "emb-value": "has instances in a notation of its own in strings",
  "inc-missing": "includes a file that is not published with it",
  "inh-kind-mismatch": "declares a service as an association",
  "inh-unknown-superclass":
    "derives from a class of its vendor's or of the operating system that no file here declares",
  "inst-dup-key": "registers two capabilities under one identifier",
  "inst-unknown-class": "has instances of a class that stands in another input",
  "key-null": "leaves keys to the server that it is made for",
  "map-length": "has one label too many",
  "map-syntax": "writes ranges with a hyphen",
  "name-dup-class": "brings declarations of its own for classes of the CIM schema, through several includes",
  "name-dup-qualifier-decl": "includes two files that declare the same qualifiers",
  "ovr-missing-target":
    "replaces a class of the CIM schema by an older one without a property that other classes override",
  "ovr-name": "overrides a reference under another name",
  "ovr-ref-class": "overrides a reference with a class that does not derive from the inherited one",
  "ovr-signature": "overrides a method with other parameters",
  "ovr-type": "overrides a property with another type",
  "ref-outside-assoc": "has a reference in a class without Association",
  "ref-unknown-class": "refers to a class that no file here declares",
  "string-newline": "has a text that runs over a line end",
  "string-unterminated": "lacks the closing quote of a string",
  "syntax-error": "is made for a preprocessor that joins lines of a missing header",
  "val-array-shape": "gives an array a single value, or more values than it holds",
};

export const exceptions: Readonly<Record<string, string>> = {
  "dmtf-schema/2.8/acleasby+wbemservices/CIM_Schema28.mof": "map-syntax",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/InterOp/VER20/PG_InterOpSchema20.mof": "map-length",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/InterOp/VER20/PG_ProviderModule20.mof":
    "map-length",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/InterOp/VER20/PG_ServerProfile20.mof":
    "inh-kind-mismatch inh-unknown-superclass",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/Internal/VER20/PG_SLPTemplate.mof": "map-length",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/HPUX_ManagedSystemSchema20.mof":
    "name-dup-class",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/HPUX_ManagedSystemSchema20R.mof":
    "inc-missing",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/PG_IP20.mof":
    "ovr-missing-target",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/PG_ManagedSystemSchema20.mof":
    "name-dup-class",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/PG_ManagedSystemSchema20R.mof":
    "inc-missing",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/PG_ManagedSystemSchema21R.mof":
    "inc-missing",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/PG_ManagedSystemTestSchema20.mof":
    "name-dup-class ovr-missing-target",
  "provider-schemas/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/ManagedSystem/VER20/PG_ManagedSystemTestSchema20R.mof":
    "inc-missing",
  "provider-schemas/PowerShell+psl-omi-provider/schema.mof": "string-unterminated",
  "provider-schemas/PowerShell+psl-omi-provider/src/schema.mof": "string-unterminated",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_IPProtocolEndpointMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_KVMMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_LocalFileSystemMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_NetworkPortMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_OperatingSystemMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_ProcessorMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_Storage.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_UnixProcessMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_XenMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_zCECMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_zCHMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_zECKDMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Linux_zLPARMetric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Massive_Metric.mof": "inst-unknown-class",
  "provider-schemas/Thermi+sblim-gather/provider/mof/Sample.mof": "inst-unknown-class",
  "provider-schemas/acleasby+wbemservices/mof/WBEMServices_Schema.mof": "inc-missing",
  "provider-schemas/kkaempf+openwbem/mof/OpenWBEM_Config.mof": "ref-unknown-class",
  "provider-schemas/kkaempf+openwbem/schemas/solaris10/Solaris_Application1.0.mof": "ovr-name ref-unknown-class",
  "provider-schemas/kkaempf+openwbem/schemas/solaris10/Solaris_Core1.0.mof": "ovr-name",
  "provider-schemas/kkaempf+openwbem/schemas/solaris10/Solaris_Device1.0.mof":
    "inh-unknown-superclass ovr-type ref-unknown-class",
  "provider-schemas/kkaempf+openwbem/schemas/solaris10/Solaris_Schema1.0.mof":
    "name-dup-qualifier-decl ovr-name ovr-type",
  "provider-schemas/microsoft+omi/Unix/omiutils/mofs/OMI_Errors.mof": "inc-missing map-length",
  "provider-schemas/microsoft+omi/Unix/omiutils/mofs/gen.mof": "inc-missing map-length",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Connector/schema.mof": "ref-outside-assoc",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/ConnectorCXX/schema.mof": "ref-outside-assoc",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/CIM_FirewallRuleSettingData.mof":
    "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/CIM_Schema.mof":
    "inc-missing ovr-ref-class string-newline",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_AddressFamilyIPv4.mof":
    "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_AssociatedAddressFamily.mof":
    "ovr-ref-class",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_AssociatedAddressFamilyNetworks.mof":
    "ref-unknown-class",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_BGPTemplate.mof": "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_LineConsole.mof": "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_NeighborTemplate.mof":
    "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema/MSFT_SwitchService.mof":
    "emb-unknown-class string-newline",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Network/schema.mof": "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Perf_WMIv2/PerfTestsV2.mof": "inc-missing",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/TestClass_AllDMTFArrays/AllDMTFArrays.mof":
    "ref-outside-assoc",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/TestClass_AllDMTFTypes/InstanceProvider_Properties.mof":
    "emb-value ref-outside-assoc val-array-shape",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/TestClass_ComplexGraphs/ComplexGraph.mof": "ref-outside-assoc",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/TestClass_Employee/TestClass_Employee.mof": "inc-missing",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/TestClass_Restaurant/schema.mof": "ref-outside-assoc",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_AssociationProvider/Test_AssociationProvider.mof":
    "inc-missing",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_SchemaRetrieval/schema.mof":
    "ovr-signature ref-outside-assoc",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/CIM_Schema_OMI.mof":
    "emb-unknown-class inc-missing inh-unknown-superclass map-length",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/CIM_Schema_WMI.mof":
    "emb-unknown-class inc-missing inh-unknown-superclass map-length",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/MSFT_ACL.mof":
    "inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/MSFT_InterfaceCollection.mof":
    "ref-unknown-class",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/MSFT_LinkAggregation.mof":
    "map-length",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/MSFT_MatchedPolicyComponent.mof":
    "ref-unknown-class",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/MSFT_NetworkACLService.mof":
    "emb-unknown-class inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/samples/Providers/Test_TorSwitchSchema/MOFS/MSFT_SwitchService.mof":
    "emb-unknown-class",
  "provider-schemas/microsoft+omi/Unix/share/networkschema/CIM_Schema.mof":
    "emb-unknown-class inc-missing inh-unknown-superclass string-newline",
  "provider-schemas/microsoft+omi/Unix/share/networkschema/MSFT_NetworkACLService.mof":
    "emb-unknown-class inh-unknown-superclass",
  "provider-schemas/microsoft+omi/Unix/share/networkschema/MSFT_SwitchService.mof": "emb-unknown-class string-newline",
  "provider-schemas/microsoft+omi/Unix/share/omischema/CIM_Schema.mof": "inc-missing",
  "provider-schemas/zaneb+sblim-sfcb/10_interop.mof": "ref-outside-assoc val-array-shape",
  "provider-schemas/zaneb+sblim-sfcb/20_indication.mof": "inst-unknown-class",
  "instances/OpenPegasus+OpenPegasus/pegasus/Schemas/Pegasus/Internal/VER20/PrerequisiteInstances.mof": "key-null",
  "instances/OpenPegasus+OpenPegasus/pegasus/src/Pegasus/CQL/CQLCLI/CQLTestSchemaR.mof": "inst-unknown-class",
  "instances/OpenPegasus+OpenPegasus/pegasus/src/Pegasus/Compiler/cmdline/tests/ValidMof2.mof": "inst-unknown-class",
  "instances/OpenPegasus+OpenPegasus/pegasus/src/Pegasus/Query/QueryExpression/tests/QExprTestSchemaR.mof":
    "inst-unknown-class",
  "instances/OpenPegasus+OpenPegasus/pegasus/test/TestProviders/LoadMOFs/ExceptionsTestR.mof": "inst-dup-key",
  "instances/OpenPegasus+OpenPegasus/pegasus/test/TestProviders/LoadMOFs/MultithreadingSampleProviderR.mof":
    "inst-dup-key",
  "instances/OpenPegasus+OpenPegasus/pegasus/test/TestProviders/LoadMOFs/TimingProviderR.mof": "inst-dup-key",
  "instances/pywbem+pywbem/tests/unittest/pywbem/testmofs/test_instance.mof": "inc-missing",
  "instances/pywbem+pywbem/testsuite/testmofs/test_instance.mof": "inc-missing",
  "wmi/microsoft+Windows-classic-samples/Samples/BasicPlugins/cs/setup/Schema.mof": "emb-unknown-class",
  "wmi/microsoft+Windows-classic-samples/Samples/ManagementInfrastructure/cpp/Sample.mof": "inc-missing",
  "wmi/microsoft+Windows-classic-samples/Samples/ODataEntitiesAssociation/cs/setup/VMSystem.mof": "emb-unknown-class",
  "wmi/microsoft+Windows-classic-samples/Samples/Win7Samples/sysmgmt/wmi/vc/decoupled/instance_provider/mof/ProvReg.mof":
    "inh-unknown-superclass",
  "wmi/microsoft+Windows-classic-samples/Samples/Win7Samples/sysmgmt/wmi/vc/hiperfprovider/BasicHiPerf.Mof":
    "inh-unknown-superclass",
  "wmi/microsoft+Windows-driver-samples/network/ndis/extension/samples/forward/MSForwardExtPolicy.mof":
    "inh-unknown-superclass",
  "wmi/microsoft+Windows-driver-samples/network/ndis/extension/samples/forward/MSForwardExtPolicyStatus.mof":
    "inh-unknown-superclass",
  "wmi/microsoft+Windows-driver-samples/storage/iscsi/src/common.mof": "inc-missing",
  "wmi/microsoft+Windows-driver-samples/storage/iscsi/src/def.mof": "inc-missing syntax-error",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/LCM/dsc/mof/MSFT_BaseResourceConfiguration.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/LCM/dsc/mof/MSFT_DSCLocalConfigManager.mof": "emb-unknown-class",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/LCM/dsc/mof/MSFT_ScriptBlockResource.schema.mof":
    "emb-unknown-class inh-unknown-superclass",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/LCM/omiutils/mofs/OMI_Errors.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/LCM/omiutils/mofs/gen.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/Extras/Provider_gen/MSFT/OMI_BaseResource.mof":
    "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/Extras/Provider_gen/nxFile.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/Extras/Provider_gen/nxGroup.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/Extras/Provider_gen/nxScript.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/Extras/Provider_gen/nxService.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/Extras/Provider_gen/nxUser.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/nxFile/nxFile.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/nxUser/nxUser.mof": "inc-missing",
  "dsc-schema/microsoft+PowerShell-DSC-for-Linux/Providers/nxNop/MSFT_nxNopResource.schema.mof": "inc-missing",
};
